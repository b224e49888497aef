import { PythonError } from '../error.ts';
import { bindArguments } from '../values/arguments.ts';
import type { Method } from '../values/bound-method.ts';
import { textOf } from '../values/markup.ts';
import { toIndex } from '../values/number.ts';
import { typeName } from '../values/type-name.ts';

/** The methods of a type by name. */
export type MethodTable<Self> = ReadonlyMap<string, Method<Self>>;

interface MethodOptions {
  /** How many arguments must be given; default all. */
  required?: number;
  /** Whether arguments may be given by name. */
  byName?: boolean;
}

/** A method with fixed parameters; one that is not given arrives as undefined. */
export function method<Self>(
  name: string,
  names: readonly string[],
  implementation: (self: Self, ...values: never[]) => unknown,
  options: MethodOptions = {},
): [string, Method<Self>] {
  const parameters = {
    name,
    names,
    required: options.required ?? names.length,
    positionalOnly: !options.byName,
  };
  return [
    name,
    (self, args, kwargs) => implementation(self, ...(bindArguments(parameters, args, kwargs) as never[])),
  ];
}

/** A string argument. */
export function textArgument(value: unknown): string {
  const text = textOf(value);
  if (text === undefined) throw new PythonError('TypeError', `must be str, not ${typeName(value)}`);
  return text;
}

/** An integer argument with a default. */
export function indexArgument(value: unknown, otherwise: number): number {
  if (value === undefined) return otherwise;
  return toIndex(value, `'${typeName(value)}' object cannot be interpreted as an integer`);
}

/** A position argument such as str.find's: None or missing means the default, a negative one counts from the end. */
export function positionArgument(value: unknown, length: number, otherwise: number): number {
  if (value === undefined || value === null) return otherwise;
  const position = indexArgument(value, otherwise);
  return position < 0 ? Math.max(0, position + length) : position;
}
