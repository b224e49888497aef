import type { Token } from '../../lexer/token.ts';
import type { SetBlock, SetStatement, With } from '../node.ts';
import type { Parser } from '../parser.ts';
import { parseBlockFilter } from '../postfix.ts';
import { parseTarget } from '../target.ts';

/** `{% set target = value %}` or `{% set target | filter %} ... {% endset %}`. */
export function parseSet(parser: Parser, tag: Token): SetStatement | SetBlock {
  const { stream } = parser;
  const { offset } = tag;
  const target = parseTarget(parser, { attributes: true });
  if (stream.skipOperator('=')) return { kind: 'set', offset, target, value: parser.tuple() };
  return parser.withConditional(false, () => {
    const filter = stream.skipOperator('|') ? parseBlockFilter(parser) : undefined;
    return { kind: 'set_block', offset, target, filter, body: parser.bodyUntil('endset'), hidden: undefined };
  });
}

/** `{% with a = 1, b = 2 %} ... {% endwith %}`. */
export function parseWith(parser: Parser, tag: Token): With {
  const { stream } = parser;
  const bindings: With['bindings'] = [];
  while (stream.current.kind !== 'block_end') {
    if (bindings.length > 0) stream.expectOperator(',');
    const target = parseTarget(parser, { shadowsLoop: true });
    stream.expectOperator('=');
    bindings.push({ target, value: parser.expression() });
  }
  const body = parser.withConditional(false, () => parser.bodyUntil('endwith'));
  return { kind: 'with', offset: tag.offset, bindings, body, hidden: undefined };
}
