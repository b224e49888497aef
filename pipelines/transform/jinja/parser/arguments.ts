import type { CallArguments } from './node.ts';
import type { Parser } from './parser.ts';

/** The arguments of a call, from `(` to `)`. */
export function parseArguments(parser: Parser): CallArguments {
  const { stream } = parser;
  const { offset } = stream.expectOperator('(');
  const found: CallArguments = { args: [], kwargs: [], dynamicArgs: undefined, dynamicKwargs: undefined };
  const check = (valid: boolean): void => {
    if (!valid) throw stream.fail('invalid syntax for function call expression', offset);
  };
  let comma = false;
  while (!stream.isOperator(')')) {
    if (comma) {
      stream.expectOperator(',');
      if (stream.isOperator(')')) break;
    }
    comma = true;
    if (stream.skipOperator('*')) {
      check(!found.dynamicArgs && !found.dynamicKwargs);
      found.dynamicArgs = parser.expression();
    } else if (stream.skipOperator('**')) {
      check(!found.dynamicKwargs);
      found.dynamicKwargs = parser.expression();
    } else if (
      stream.current.kind === 'name' &&
      stream.look().kind === 'operator' &&
      stream.look().value === '='
    ) {
      check(!found.dynamicKwargs);
      const name = stream.next().value as string;
      stream.next();
      found.kwargs.push({ name, value: parser.expression() });
    } else {
      check(!found.dynamicArgs && !found.dynamicKwargs && found.kwargs.length === 0);
      found.args.push(parser.expression());
    }
  }
  stream.next();
  return found;
}
