/** Python's module re. */
import { bindArguments } from '../../arguments.ts';
import { namespaceObject } from '../../namespace-object.ts';
import { FLAG_NUMBERS, PATTERN_FUNCTIONS, Pattern } from './pattern.ts';

/** The functions of a pattern, with the pattern first and the flags last. */
const functions = Object.entries(PATTERN_FUNCTIONS).map(([name, [parameters, run]]) => [
  name,
  (...given: unknown[]) => {
    const bound = bindArguments(name, ['pattern', ...parameters, 'flags'], given);
    return run(Pattern.of(bound.pattern, bound.flags), bound);
  },
]);

/** Characters that mean something in a pattern. */
const SPECIAL = /[\t\n\v\f\r #$&()*+\-.?[\\\]^{|}~]/g;

export const reModule = namespaceObject('re', {
  ...FLAG_NUMBERS,
  IGNORECASE: FLAG_NUMBERS.I,
  LOCALE: FLAG_NUMBERS.L,
  MULTILINE: FLAG_NUMBERS.M,
  DOTALL: FLAG_NUMBERS.S,
  UNICODE: FLAG_NUMBERS.U,
  VERBOSE: FLAG_NUMBERS.X,
  ASCII: FLAG_NUMBERS.A,
  NOFLAG: 0,
  ...Object.fromEntries(functions),
  compile: (...given: unknown[]) => {
    const { pattern, flags } = bindArguments('compile', ['pattern', 'flags'], given);
    return Pattern.of(pattern, flags);
  },
  escape: (...given: unknown[]) => {
    const { pattern } = bindArguments('escape', ['pattern'], given);
    return String(pattern).replace(SPECIAL, '\\$&');
  },
  purge: () => null,
});
