import { PythonError } from '../error.ts';
import type { CallArguments } from '../parser/node.ts';
import { iterableOf } from '../values/iterate.ts';
import { Kwargs } from '../values/kwargs.ts';
import { entriesOf } from '../values/py-dict.ts';
import { isDict, typeName } from '../values/type-name.ts';
import { Undefined } from '../values/undefined.ts';
import type { Evaluation } from './evaluation.ts';
import type { Scope } from './scope.ts';

const NO_KWARGS: Kwargs = Object.freeze(new Kwargs());
const NO_ARGUMENTS = Object.freeze({ args: Object.freeze([]) as unknown as unknown[], kwargs: NO_KWARGS });

/** The arguments of a call, filter or test, `*` and `**` ones taken apart. */
export function* evaluateArguments(
  node: CallArguments,
  scope: Scope,
): Evaluation<{ args: unknown[]; kwargs: Kwargs }> {
  if (node.args.length === 0 && node.kwargs.length === 0 && !node.dynamicArgs && !node.dynamicKwargs) {
    return NO_ARGUMENTS;
  }
  const args: unknown[] = [];
  for (const argument of node.args) args.push(yield* scope.runtime.interpreter.evaluate(argument, scope));
  if (node.dynamicArgs) {
    const value = yield* scope.runtime.interpreter.evaluate(node.dynamicArgs, scope);
    const items = iterableOf(value);
    if (items === undefined)
      throw new PythonError('TypeError', `argument after * must be an iterable, not ${typeName(value)}`);
    args.push(...items);
  }
  if (node.kwargs.length === 0 && !node.dynamicKwargs) return { args, kwargs: NO_KWARGS };
  const kwargs = new Kwargs();
  for (const { name, value } of node.kwargs) {
    addKeyword(kwargs, name, yield* scope.runtime.interpreter.evaluate(value, scope));
  }
  if (node.dynamicKwargs) {
    const value = yield* scope.runtime.interpreter.evaluate(node.dynamicKwargs, scope);
    if (value instanceof Undefined) {
      if (!value.capturing) throw value.error();
      return { args, kwargs };
    }
    if (!isDict(value))
      throw new PythonError('TypeError', `argument after ** must be a mapping, not ${typeName(value)}`);
    for (const [key, item] of entriesOf(value)) {
      if (typeof key !== 'string') throw new PythonError('TypeError', 'keywords must be strings');
      addKeyword(kwargs, key, item);
    }
  }
  return { args, kwargs };
}

function addKeyword(kwargs: Kwargs, name: string, value: unknown): void {
  if (kwargs.has(name)) {
    throw new PythonError('TypeError', `got multiple values for keyword argument '${name}'`);
  }
  kwargs.set(name, value ?? null);
}
