import { PythonError } from '../error.ts';
import type { Kwargs } from './kwargs.ts';

export interface Parameters {
  /** As messages name the function. */
  name: string;
  names: readonly string[];
  /** How many of them must be given; default none. */
  required?: number;
  /** Whether they may only be given by position. */
  positionalOnly?: boolean;
}

/** Assigns the arguments of a call to parameters; one that is not given is undefined. Throws TypeError as Python does. */
export function bindArguments(parameters: Parameters, args: unknown[], kwargs: Kwargs): unknown[] {
  const { name, names, required = 0 } = parameters;
  if (args.length > names.length) {
    const takes =
      names.length === 0
        ? 'no arguments'
        : `at most ${names.length} argument${names.length === 1 ? '' : 's'}`;
    throw new PythonError('TypeError', `${name}() takes ${takes} (${args.length} given)`);
  }
  const values: unknown[] = names.map((_, index) =>
    index < args.length ? (args[index] ?? null) : undefined,
  );
  for (const [key, value] of kwargs) {
    const index = names.indexOf(key);
    if (index === -1 || parameters.positionalOnly) {
      throw new PythonError('TypeError', `${name}() got an unexpected keyword argument '${key}'`);
    }
    if (index < args.length) {
      throw new PythonError('TypeError', `${name}() got multiple values for argument '${key}'`);
    }
    values[index] = value ?? null;
  }
  const missing = values.findIndex((value, index) => index < required && value === undefined);
  if (missing !== -1) {
    throw new PythonError('TypeError', `${name}() missing required argument: '${names[missing]}'`);
  }
  return values;
}
