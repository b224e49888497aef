import type { Expression, Output } from '../node.ts';
import type { Parser } from '../parser.ts';

/** Text and `{{ }}` up to the next tag. */
export function parseOutput(parser: Parser): Output {
  const { stream } = parser;
  const { offset } = stream.current;
  const parts: (string | Expression)[] = [];
  for (;;) {
    if (stream.current.kind === 'data') {
      parts.push(stream.next().value as string);
    } else if (stream.current.kind === 'variable_begin') {
      stream.next();
      parts.push(parser.tuple());
      stream.expect('variable_end');
    } else {
      return { kind: 'output', offset, parts };
    }
  }
}

/** `{% print a, b %}`. */
export function parsePrint(parser: Parser, tag: { offset: number }): Output {
  const { stream } = parser;
  const parts: Expression[] = [];
  while (stream.current.kind !== 'block_end') {
    if (parts.length > 0) stream.expectOperator(',');
    parts.push(parser.expression());
  }
  return { kind: 'output', offset: tag.offset, parts };
}
