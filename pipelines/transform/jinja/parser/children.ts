import type { CallArguments, Expression } from './node.ts';

type Visit = (child: Expression) => void;

function forEachArgument(call: CallArguments, visit: Visit): void {
  for (const argument of call.args) visit(argument);
  for (const { value } of call.kwargs) visit(value);
  if (call.dynamicArgs) visit(call.dynamicArgs);
  if (call.dynamicKwargs) visit(call.dynamicKwargs);
}

/** Visits the expressions directly inside an expression. */
export function forEachChild(node: Expression, visit: Visit): void {
  switch (node.kind) {
    case 'literal':
    case 'name':
      return;
    case 'list':
    case 'tuple':
      for (const item of node.items) visit(item);
      return;
    case 'dict':
      for (const { key, value } of node.pairs) {
        visit(key);
        visit(value);
      }
      return;
    case 'attribute':
      visit(node.target);
      return;
    case 'item':
      visit(node.target);
      visit(node.index);
      return;
    case 'slice':
      visit(node.target);
      for (const part of [node.start, node.stop, node.step]) if (part) visit(part);
      return;
    case 'call':
      visit(node.callee);
      forEachArgument(node, visit);
      return;
    case 'filter':
    case 'test':
      if (node.target) visit(node.target);
      forEachArgument(node, visit);
      return;
    case 'unary':
      visit(node.operand);
      return;
    case 'binary':
    case 'and':
    case 'or':
      visit(node.left);
      visit(node.right);
      return;
    case 'compare':
      visit(node.first);
      for (const { operand } of node.rest) visit(operand);
      return;
    case 'concat':
      for (const part of node.parts) visit(part);
      return;
    case 'conditional':
      visit(node.condition);
      visit(node.then);
      if (node.otherwise) visit(node.otherwise);
  }
}
