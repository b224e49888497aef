/** Methods of Python's classes: parameters bound by position or name. */
import { boundFunction } from '../../arguments.ts';

/** A method by the names of its parameters; one that is not given arrives as undefined. */
export function method<Self>(
  name: string,
  parameters: string[],
  run: (self: Self, ...values: unknown[]) => unknown,
): [string, (self: Self) => unknown] {
  return [name, (self) => boundFunction(name, parameters, (...values) => run(self, ...values))];
}

/** An attribute that is not called. */
export function property<Self>(
  name: string,
  read: (self: Self) => unknown,
): [string, (self: Self) => unknown] {
  return [name, read];
}

/** A function of a class, with its parameters bound. */
export function classMethod(
  name: string,
  parameters: string[],
  run: (...values: unknown[]) => unknown,
): [string, (...given: unknown[]) => unknown] {
  return [name, boundFunction(name, parameters, run)];
}
