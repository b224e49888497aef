import { PythonError } from '../error.ts';
import type { Kwargs } from '../values/kwargs.ts';
import { PyDict } from '../values/py-dict.ts';
import { tupleFrom } from '../values/tuple.ts';
import { Undefined } from '../values/undefined.ts';
import { Activation } from './activation.ts';
import type { Evaluation } from './evaluation.ts';
import { MacroReturn } from './macro-return.ts';
import type { MacroValue } from './macro-value.ts';
import { TextOutput } from './output.ts';
import { Scope } from './scope.ts';

/** Python stops at about a thousand frames, which are about as many calls of macros. */
const MAXIMUM_DEPTH = 400;

/** Runs a macro: the text it prints, or what it gives to `return()`. */
export function* runMacro(macro: MacroValue, args: unknown[], kwargs: Kwargs, depth: number): Evaluation {
  if (depth > MAXIMUM_DEPTH) throw new PythonError('RecursionError', 'maximum recursion depth exceeded');
  const { code, runtime, closure } = macro;
  const activation = new Activation(code.text, code.name, depth);
  const scope = closure
    ? closure.called(activation, code.hidden)
    : Scope.root(runtime, activation, code.hidden);
  bindParameters(macro, scope, args, kwargs);
  if (!macro.isCaller) runtime.environment.onMacroCall?.(macro);
  const output = new TextOutput();
  try {
    yield* fillDefaults(macro, scope);
    yield* runtime.interpreter.runBody(code.body, scope, output);
    return output.result();
  } catch (error) {
    if (error instanceof MacroReturn) {
      if (macro.isCaller) throw error;
      return error.value;
    }
    throw activation.locate(error);
  }
}

/** Gives the parameters that were passed their values. The rest of the arguments must have somewhere to go. */
function bindParameters(macro: MacroValue, scope: Scope, args: unknown[], kwargs: Kwargs): void {
  const { name, signature } = macro.code;
  const { parameters } = signature;
  const rest = new PyDict(kwargs);
  parameters.forEach((parameter, index) => {
    if (index < args.length) scope.set(parameter.name, args[index] ?? null);
    else if (rest.has(parameter.name)) {
      scope.set(parameter.name, rest.get(parameter.name) ?? null);
      rest.delete(parameter.name);
    } else scope.set(parameter.name, new Missing(parameter.name, scope.runtime.capturing));
  });
  const declaresCaller = parameters.some((parameter) => parameter.name === 'caller');
  if (signature.usesCaller && !declaresCaller) {
    const caller = rest.get('caller') ?? scope.runtime.undefined('No caller defined');
    rest.delete('caller');
    scope.set('caller', caller);
  }
  if (signature.usesKwargs) scope.set('kwargs', rest);
  else if (rest.size > 0) throw unexpectedKeyword(name, rest);
  if (signature.usesVarargs) scope.set('varargs', tupleFrom(args.slice(parameters.length)));
  else if (args.length > parameters.length) {
    const message = `macro '${name}' takes not more than ${parameters.length} argument(s)`;
    throw new PythonError('TypeError', message);
  }
}

function unexpectedKeyword(name: string, rest: PyDict): PythonError {
  if (rest.has('caller')) {
    const message = `macro '${name}' was invoked with two values for the special caller argument. This is most likely a bug.`;
    return new PythonError('TypeError', message);
  }
  const [keyword] = rest.keys();
  return new PythonError('TypeError', `macro '${name}' takes no keyword argument '${keyword}'`);
}

/** A parameter whose default is still to be evaluated: until then it is undefined, not a global of that name. */
class Missing extends Undefined {
  constructor(name: string, capturing: boolean) {
    super({ name: `'${name}'`, key: name }, capturing);
  }
}

/** Evaluates the defaults in order: each sees the parameters before it. */
function* fillDefaults(macro: MacroValue, scope: Scope): Evaluation<void> {
  for (const { name, defaultValue } of macro.code.signature.parameters) {
    if (!(scope.get(name) instanceof Missing)) continue;
    if (defaultValue) scope.set(name, yield* scope.runtime.interpreter.evaluate(defaultValue, scope));
    else {
      const origin = { hint: `parameter '${name}' was not provided`, key: name };
      scope.set(name, new Undefined(origin, scope.runtime.capturing));
    }
  }
}
