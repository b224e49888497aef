/** Reads the arguments a template passes to a JavaScript function: positional ones first, then by name. */
import { DbtError } from '../errors.ts';
import { Kwargs } from '../jinja/index.ts';

/** The arguments by parameter name; those not given are absent. Throws a Compilation error for an unknown one. */
export function bindArguments(name: string, parameters: string[], given: unknown[]): Record<string, unknown> {
  const positional = [...given];
  const kwargs = positional.at(-1) instanceof Kwargs ? (positional.pop() as Kwargs) : undefined;
  const bound: Record<string, unknown> = {};
  if (positional.length > parameters.length) {
    throw new DbtError(
      'Compilation',
      `${name}() takes ${parameters.length} arguments but ${positional.length} were given`,
    );
  }
  positional.forEach((value, index) => {
    bound[parameters[index]!] = value;
  });
  for (const [key, value] of kwargs ?? []) {
    if (!parameters.includes(key)) {
      throw new DbtError('Compilation', `${name}() got an unexpected keyword argument '${key}'`);
    }
    if (key in bound)
      throw new DbtError('Compilation', `${name}() got multiple values for argument '${key}'`);
    bound[key] = value;
  }
  return bound;
}

/** Splits the arguments into positional ones and keywords. */
export function splitArguments(given: unknown[]): { positional: unknown[]; kwargs: Kwargs } {
  const positional = [...given];
  const kwargs = positional.at(-1) instanceof Kwargs ? (positional.pop() as Kwargs) : new Kwargs();
  return { positional, kwargs };
}

/** A function of templates with its parameters bound, those not given undefined. */
export function boundFunction(
  name: string,
  parameters: string[],
  run: (...values: unknown[]) => unknown,
): (...given: unknown[]) => unknown {
  return (...given) => {
    const bound = bindArguments(name, parameters, given);
    return run(...parameters.map((parameter) => bound[parameter]));
  };
}
