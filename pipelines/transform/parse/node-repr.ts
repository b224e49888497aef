/** Expressions as Python prints Jinja2's syntax nodes; dbt writes them so into unrendered_config. */
import { type PyFloat, toRepr } from '../jinja/index.ts';
import type { CallArguments, Expression } from '../jinja/parser/node.ts';

const COMPARE = {
  '==': 'eq',
  '!=': 'ne',
  '<': 'lt',
  '<=': 'lteq',
  '>': 'gt',
  '>=': 'gteq',
  in: 'in',
  'not in': 'notin',
};
const BINARY = { '+': 'Add', '-': 'Sub', '*': 'Mul', '/': 'Div', '//': 'FloorDiv', '%': 'Mod', '**': 'Pow' };
const UNARY = { not: 'Not', '+': 'Pos', '-': 'Neg' };

const load = "ctx='load'";
const all = (items: Expression[]): string => `[${items.map((item) => nodeRepr(item)).join(', ')}]`;
const maybe = (node: Expression | undefined): string => (node ? nodeRepr(node) : 'None');

function argumentsRepr(call: CallArguments): string {
  const kwargs = call.kwargs.map(
    ({ name, value }) => `Keyword(key=${toRepr(name)}, value=${nodeRepr(value)})`,
  );
  return `args=${all(call.args)}, kwargs=[${kwargs.join(', ')}], dyn_args=${maybe(call.dynamicArgs)}, dyn_kwargs=${maybe(call.dynamicKwargs)}`;
}

/** `bounds` prints of a slice only what stands in its brackets. */
export function nodeRepr(node: Expression, bounds = false): string {
  switch (node.kind) {
    case 'literal':
      return `Const(value=${toRepr(node.value as PyFloat)})`;
    case 'name':
      return `Name(name=${toRepr(node.name)}, ${load})`;
    case 'list':
      return `List(items=${all(node.items)})`;
    case 'tuple':
      return `Tuple(items=${all(node.items)}, ${load})`;
    case 'dict': {
      const pairs = node.pairs.map(
        ({ key, value }) => `Pair(key=${nodeRepr(key)}, value=${nodeRepr(value)})`,
      );
      return `Dict(items=[${pairs.join(', ')}])`;
    }
    case 'attribute':
      return `Getattr(node=${nodeRepr(node.target)}, attr=${toRepr(node.name)}, ${load})`;
    case 'item':
      return `Getitem(node=${nodeRepr(node.target)}, arg=${nodeRepr(node.index)}, ${load})`;
    case 'slice': {
      const slice = `Slice(start=${maybe(node.start)}, stop=${maybe(node.stop)}, step=${maybe(node.step)})`;
      return bounds ? slice : `Getitem(node=${nodeRepr(node.target)}, arg=${slice}, ${load})`;
    }
    case 'call':
      return `Call(node=${nodeRepr(node.callee)}, ${argumentsRepr(node)})`;
    case 'filter':
      return `Filter(node=${maybe(node.target)}, name=${toRepr(node.name)}, ${argumentsRepr(node)})`;
    case 'test':
      return `Test(node=${nodeRepr(node.target)}, name=${toRepr(node.name)}, ${argumentsRepr(node)})`;
    case 'unary':
      return `${UNARY[node.operator]}(node=${nodeRepr(node.operand)})`;
    case 'binary':
      return `${BINARY[node.operator]}(left=${nodeRepr(node.left)}, right=${nodeRepr(node.right)})`;
    case 'and':
    case 'or':
      return `${node.kind === 'and' ? 'And' : 'Or'}(left=${nodeRepr(node.left)}, right=${nodeRepr(node.right)})`;
    case 'compare': {
      const operands = node.rest.map(
        ({ operator, operand }) => `Operand(op='${COMPARE[operator]}', expr=${nodeRepr(operand)})`,
      );
      return `Compare(expr=${nodeRepr(node.first)}, ops=[${operands.join(', ')}])`;
    }
    case 'concat':
      return `Concat(nodes=${all(node.parts)})`;
    case 'conditional':
      return `CondExpr(test=${nodeRepr(node.condition)}, expr1=${nodeRepr(node.then)}, expr2=${maybe(node.otherwise)})`;
  }
}
