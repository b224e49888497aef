import type { Token } from '../../lexer/token.ts';
import type { Parser } from '../parser.ts';

const REASONS = new Map([
  ['include', 'use a macro instead'],
  ['import', 'macros of the project are known everywhere without an import'],
  ['from', 'macros of the project are known everywhere without an import'],
  ['extends', 'use a macro with a call block instead'],
  ['autoescape', 'SQL is never HTML-escaped; use the escape filter where you need it'],
]);

/** Tags of Jinja's that have no meaning in a SQL project: refused by name rather than run wrongly. */
export function refuseTag(parser: Parser, tag: Token): never {
  throw parser.stream.fail(
    `The tag '${tag.value}' is not supported: ${REASONS.get(tag.value as string)}.`,
    tag.offset,
  );
}

export const REFUSED_TAGS = [...REASONS.keys()];
