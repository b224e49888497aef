import type { CallArguments, Expression } from './node.ts';

function* argumentChildren(call: CallArguments): Iterable<Expression> {
  yield* call.args;
  for (const { value } of call.kwargs) yield value;
  if (call.dynamicArgs) yield call.dynamicArgs;
  if (call.dynamicKwargs) yield call.dynamicKwargs;
}

/** The expressions directly inside an expression, in the order of evaluation. */
export function* expressionChildren(node: Expression): Iterable<Expression> {
  switch (node.kind) {
    case 'literal':
    case 'name':
      return;
    case 'list':
    case 'tuple':
      yield* node.items;
      return;
    case 'dict':
      for (const { key, value } of node.pairs) yield* [key, value];
      return;
    case 'attribute':
      yield node.target;
      return;
    case 'item':
      yield* [node.target, node.index];
      return;
    case 'slice':
      yield node.target;
      for (const part of [node.start, node.stop, node.step]) if (part) yield part;
      return;
    case 'call':
      yield node.callee;
      yield* argumentChildren(node);
      return;
    case 'filter':
    case 'test':
      if (node.target) yield node.target;
      yield* argumentChildren(node);
      return;
    case 'unary':
      yield node.operand;
      return;
    case 'binary':
    case 'and':
    case 'or':
      yield* [node.left, node.right];
      return;
    case 'compare':
      yield node.first;
      for (const { operand } of node.rest) yield operand;
      return;
    case 'concat':
      yield* node.parts;
      return;
    case 'conditional':
      yield* [node.condition, node.then];
      if (node.otherwise) yield node.otherwise;
  }
}
