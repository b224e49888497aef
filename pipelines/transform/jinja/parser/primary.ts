import { describeToken } from '../lexer/token.ts';
import { PyFloat } from '../values/py-float.ts';
import type { DictExpression, Expression } from './node.ts';
import type { Parser } from './parser.ts';

/** Names that are literals. */
export const CONSTANTS = new Map<unknown, unknown>([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['none', null],
  ['None', null],
]);

/** A name, a literal, or something in brackets. */
export function parsePrimary(parser: Parser): Expression {
  const { stream } = parser;
  const token = stream.current;
  const { offset } = token;
  switch (token.kind) {
    case 'name':
      stream.next();
      if (CONSTANTS.has(token.value)) return { kind: 'literal', offset, value: CONSTANTS.get(token.value) };
      parser.noteName(token.value as string);
      return { kind: 'name', offset, name: token.value as string };
    case 'string':
      return { kind: 'literal', offset, value: parseStrings(parser) };
    case 'integer':
      stream.next();
      return { kind: 'literal', offset, value: token.value };
    case 'float':
      stream.next();
      return { kind: 'literal', offset, value: new PyFloat(token.value as number) };
    default:
      if (stream.isOperator('(')) return parseParenthesised(parser);
      if (stream.isOperator('[')) return parseList(parser);
      if (stream.isOperator('{')) return parseDict(parser);
      throw stream.fail(`unexpected '${describeToken(token)}'`);
  }
}

/** String literals in a row are one string. */
function parseStrings(parser: Parser): string {
  let text = '';
  while (parser.stream.current.kind === 'string') text += parser.stream.next().value;
  return text;
}

function parseParenthesised(parser: Parser): Expression {
  parser.stream.next();
  const node = parser.tuple({ parenthesised: true });
  parser.stream.expectOperator(')');
  return node;
}

function parseList(parser: Parser): Expression {
  const { stream } = parser;
  const { offset } = stream.next();
  const items: Expression[] = [];
  while (!stream.isOperator(']')) {
    if (items.length > 0) stream.expectOperator(',');
    if (stream.isOperator(']')) break;
    items.push(parser.expression());
  }
  stream.next();
  return { kind: 'list', offset, items };
}

function parseDict(parser: Parser): Expression {
  const { stream } = parser;
  const { offset } = stream.next();
  const pairs: DictExpression['pairs'] = [];
  while (!stream.isOperator('}')) {
    if (pairs.length > 0) stream.expectOperator(',');
    if (stream.isOperator('}')) break;
    const key = parser.expression();
    stream.expectOperator(':');
    pairs.push({ key, value: parser.expression() });
  }
  stream.next();
  return { kind: 'dict', offset, pairs };
}
