import { PythonError } from '../error.ts';
import { BoundMethod } from '../values/bound-method.ts';
import type { Kwargs } from '../values/kwargs.ts';
import { protocolOf } from '../values/protocol.ts';
import { typeName } from '../values/type-name.ts';
import { Undefined } from '../values/undefined.ts';
import { type Evaluation, isPromise } from './evaluation.ts';
import { Loop } from './loop.ts';
import { runMacro } from './macro-call.ts';
import { MacroValue } from './macro-value.ts';
import type { Scope } from './scope.ts';

/** Calls a value as `value(*args, **kwargs)`, waiting when it answers with a Promise. */
export function* call(callee: unknown, args: unknown[], kwargs: Kwargs, scope: Scope): Evaluation {
  if (callee instanceof MacroValue) {
    return yield* runMacro(callee, args, kwargs, scope.activation.depth + 1);
  }
  if (callee instanceof Loop) return yield* callee.call(args, kwargs);
  const result = plainCall(callee, args, kwargs);
  const value = isPromise(result) ? yield result : result;
  return value === undefined ? null : value;
}

/** Calls anything but a macro or a loop. */
export function plainCall(callee: unknown, args: unknown[], kwargs: Kwargs): unknown {
  if (callee instanceof BoundMethod) return callee.call(args, kwargs);
  const protocol = protocolOf(callee);
  if (protocol?.call) return protocol.call(args, kwargs);
  if (typeof callee === 'function') return kwargs.size > 0 ? callee(...args, kwargs) : callee(...args);
  if (callee instanceof Undefined) {
    if (callee.capturing) return callee;
    throw callee.error();
  }
  throw new PythonError('TypeError', `'${typeName(callee)}' object is not callable`);
}
