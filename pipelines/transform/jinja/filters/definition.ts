import { bindArguments, type Parameters } from '../values/arguments.ts';
import type { Kwargs } from '../values/kwargs.ts';
import type { Undefined } from '../values/undefined.ts';

/** What filters and tests can ask of the rendering. */
export interface FilterContext {
  readonly capturing: boolean;
  readonly random: () => number;
  undefined(hint: string): Undefined;
  hasFilter(name: string): boolean;
  hasTest(name: string): boolean;
  callFilter(name: string, value: unknown, args: unknown[], kwargs: Kwargs): unknown;
  callTest(name: string, value: unknown, args: unknown[], kwargs: Kwargs): unknown;
}

/** A filter or test: the value, then the arguments as given. */
export type FilterFunction = (
  context: FilterContext,
  value: unknown,
  args: unknown[],
  kwargs: Kwargs,
) => unknown;

/** A table entry for a filter or test whose arguments are bound to parameters; missing ones are undefined. */
export function withParameters(
  name: string,
  names: readonly string[],
  run: (context: FilterContext, value: unknown, ...args: unknown[]) => unknown,
  required = 0,
): [string, FilterFunction] {
  const parameters: Parameters = { name, names, required };
  return [
    name,
    (context, value, args, kwargs) => run(context, value, ...bindArguments(parameters, args, kwargs)),
  ];
}

/** A table entry for a filter or test without arguments. */
export function ofValue(name: string, run: (value: unknown) => unknown): [string, FilterFunction] {
  return withParameters(name, [], (_, value) => run(value));
}
