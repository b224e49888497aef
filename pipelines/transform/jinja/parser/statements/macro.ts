import type { Token } from '../../lexer/token.ts';
import type { Block, CallBlock, FilterBlock, Macro } from '../node.ts';
import type { Parser } from '../parser.ts';
import { parseBlockFilter } from '../postfix.ts';
import { emptySignature, parseSignature, settleSignature } from '../signature.ts';
import { definition } from './definition.ts';

/** `{% macro name(parameters) %} ... {% endmacro %}`. */
export function parseMacro(parser: Parser, tag: Token): Macro {
  const name = parser.stream.expect('name').value as string;
  return definition(parser, tag, 'macro', name, (record) => {
    const signature = parseSignature(parser);
    const body = parser.withSignature(signature, () => record(signature, () => parser.bodyUntil('endmacro')));
    settleSignature(parser, signature, tag.offset);
    return { kind: 'macro', offset: tag.offset, name, signature, body, hidden: undefined };
  });
}

/** `{% call(parameters) macro(arguments) %} ... {% endcall %}`. */
export function parseCallBlock(parser: Parser, tag: Token): CallBlock {
  const { stream } = parser;
  const { offset } = tag;
  const signature = stream.isOperator('(') ? parseSignature(parser) : emptySignature();
  const call = parser.expression();
  if (call.kind !== 'call') throw stream.fail('expected call', offset);
  const body = parser.withSignature(signature, () => parser.bodyUntil('endcall'));
  settleSignature(parser, signature, offset);
  return { kind: 'call_block', offset, signature, call, body, hidden: undefined };
}

/** `{% filter name(arguments) %} ... {% endfilter %}`. */
export function parseFilterBlock(parser: Parser, tag: Token): FilterBlock {
  return parser.withConditional(false, () => {
    const filter = parseBlockFilter(parser);
    const body = parser.bodyUntil('endfilter');
    return { kind: 'filter_block', offset: tag.offset, filter, body, hidden: undefined };
  });
}

/** `{% block name %} ... {% endblock name %}`, of use without inheritance, too. */
export function parseBlock(parser: Parser, tag: Token): Block {
  const { stream } = parser;
  const name = stream.expect('name').value as string;
  stream.skipName('scoped');
  stream.skipName('required');
  if (parser.blockNames.has(name)) throw stream.fail(`block '${name}' defined twice`, tag.offset);
  parser.blockNames.add(name);
  const body = parser.withConditional(false, () => parser.bodyUntil('endblock'));
  stream.skipName(name);
  return { kind: 'block', offset: tag.offset, name, body, hidden: undefined };
}
