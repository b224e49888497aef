import { attributeOf, itemOf } from '../methods/access.ts';
import type { Compare, Conditional, Expression, Filter } from '../parser/node.ts';
import { binary, unary } from '../values/arithmetic.ts';
import { isEqual } from '../values/equality.ts';
import { contains } from '../values/iterate.ts';
import { compare } from '../values/order.ts';
import { PyDict } from '../values/py-dict.ts';
import { sliceOf } from '../values/slice.ts';
import { toStr } from '../values/str.ts';
import { isTruthy } from '../values/truth.ts';
import { tupleFrom } from '../values/tuple.ts';
import { Undefined } from '../values/undefined.ts';
import { evaluateArguments } from './arguments.ts';
import { call } from './call.ts';
import { type Evaluation, isPromise } from './evaluation.ts';
import { Loop } from './loop.ts';
import type { Scope } from './scope.ts';

/** The value of an expression. */
export function* evaluate(node: Expression, scope: Scope): Evaluation {
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'name':
      return scope.get(node.name);
    case 'list':
      return yield* evaluateAll(node.items, scope);
    case 'tuple':
      return tupleFrom(yield* evaluateAll(node.items, scope));
    case 'dict': {
      const dict = new PyDict();
      for (const { key, value } of node.pairs) {
        const name = yield* evaluate(key, scope);
        dict.set(name, yield* evaluate(value, scope));
      }
      return dict;
    }
    case 'attribute': {
      const target = yield* evaluate(node.target, scope);
      scope.activation.offset = node.offset;
      if (target instanceof Loop) return yield* loopAttribute(target, node.name, scope);
      return attributeOf(target, node.name, scope.runtime.capturing);
    }
    case 'item': {
      const target = yield* evaluate(node.target, scope);
      const index = yield* evaluate(node.index, scope);
      scope.activation.offset = node.offset;
      if (target instanceof Loop) return yield* loopAttribute(target, index, scope);
      return itemOf(target, index, scope.runtime.capturing);
    }
    case 'slice': {
      const target = yield* evaluate(node.target, scope);
      const start = node.start && (yield* evaluate(node.start, scope));
      const stop = node.stop && (yield* evaluate(node.stop, scope));
      const step = node.step && (yield* evaluate(node.step, scope));
      scope.activation.offset = node.offset;
      return sliceOf(target, start, stop, step);
    }
    case 'call': {
      const callee = yield* evaluate(node.callee, scope);
      const { args, kwargs } = yield* evaluateArguments(node, scope);
      scope.activation.offset = node.offset;
      return yield* call(callee, args, kwargs, scope);
    }
    case 'filter':
      return yield* evaluateFilter(node, scope, undefined);
    case 'test': {
      const target = yield* evaluate(node.target, scope);
      const { args, kwargs } = yield* evaluateArguments(node, scope);
      scope.activation.offset = node.offset;
      const result = scope.runtime.callTest(node.name, target, args, kwargs);
      return isPromise(result) ? yield result : result;
    }
    case 'unary': {
      const operand = yield* evaluate(node.operand, scope);
      scope.activation.offset = node.offset;
      return node.operator === 'not' ? !isTruthy(operand) : unary(node.operator, operand);
    }
    case 'binary': {
      const left = yield* evaluate(node.left, scope);
      const right = yield* evaluate(node.right, scope);
      scope.activation.offset = node.offset;
      return binary(node.operator, left, right);
    }
    case 'and': {
      const left = yield* evaluate(node.left, scope);
      return isTruthy(left) ? yield* evaluate(node.right, scope) : left;
    }
    case 'or': {
      const left = yield* evaluate(node.left, scope);
      return isTruthy(left) ? left : yield* evaluate(node.right, scope);
    }
    case 'compare':
      return yield* evaluateComparison(node, scope);
    case 'concat': {
      let text = '';
      for (const part of node.parts) text += toStr(yield* evaluate(part, scope));
      return text;
    }
    case 'conditional':
      return yield* evaluateConditional(node, scope);
  }
}

function* evaluateAll(nodes: Expression[], scope: Scope): Evaluation<unknown[]> {
  const values: unknown[] = [];
  for (const node of nodes) values.push(yield* evaluate(node, scope));
  return values;
}

function* loopAttribute(loop: Loop, name: unknown, scope: Scope): Evaluation {
  const value = typeof name === 'string' ? yield* loop.attribute(name) : undefined;
  return value === undefined ? attributeOf(loop, String(name), scope.runtime.capturing) : value;
}

/** A filter's result; `body` is the text a filter without a target is applied to. */
export function* evaluateFilter(node: Filter, scope: Scope, body: string | undefined): Evaluation {
  let target: unknown = body;
  if (node.target?.kind === 'filter') target = yield* evaluateFilter(node.target, scope, body);
  else if (node.target) target = yield* evaluate(node.target, scope);
  const { args, kwargs } = yield* evaluateArguments(node, scope);
  scope.activation.offset = node.offset;
  const result = scope.runtime.callFilter(node.name, target, args, kwargs);
  return isPromise(result) ? yield result : (result ?? null);
}

/** Each comparison of a chain, to the first that fails; every operand is evaluated once. */
function* evaluateComparison(node: Compare, scope: Scope): Evaluation {
  let left = yield* evaluate(node.first, scope);
  let holds: boolean = true;
  for (const { operator, operand } of node.rest) {
    const right = yield* evaluate(operand, scope);
    scope.activation.offset = node.offset;
    if (operator === '==') holds = isEqual(left, right);
    else if (operator === '!=') holds = !isEqual(left, right);
    else if (operator === 'in') holds = contains(right, left);
    else if (operator === 'not in') holds = !contains(right, left);
    else holds = compare(operator, left, right);
    if (!holds) return false;
    left = right;
  }
  return holds;
}

function* evaluateConditional(node: Conditional, scope: Scope): Evaluation {
  if (isTruthy(yield* evaluate(node.condition, scope))) return yield* evaluate(node.then, scope);
  if (node.otherwise) return yield* evaluate(node.otherwise, scope);
  const { line } = scope.activation.text.position(node.offset);
  const hint = `the inline if-expression on line ${line} evaluated to false and no else section was defined.`;
  // Never a capturing one, not even while parsing.
  return new Undefined({ hint }, false);
}
