import { parseArguments } from './arguments.ts';
import type { Expression, Filter } from './node.ts';
import type { Parser } from './parser.ts';
import { parsePrimary } from './primary.ts';

/** Attributes, items, slices and calls after an expression. */
export function parsePostfix(parser: Parser, start: Expression): Expression {
  const { stream } = parser;
  let node = start;
  for (;;) {
    if (stream.current.kind !== 'operator') return node;
    if (stream.current.value === '.') node = parseAttribute(parser, node);
    else if (stream.current.value === '[') node = parseItem(parser, node);
    else if (stream.current.value === '(') node = parseCall(parser, node);
    else return node;
  }
}

/** Filters, tests and calls after an expression. */
export function parseFilters(parser: Parser, start: Expression): Expression {
  const { stream } = parser;
  let node = start;
  for (;;) {
    if (stream.isOperator('|')) {
      stream.next();
      node = parseFilter(parser, node);
    } else if (stream.isName('is')) node = parseTest(parser, node);
    else if (stream.isOperator('(')) node = parseCall(parser, node);
    else return node;
  }
}

function parseAttribute(parser: Parser, target: Expression): Expression {
  const { stream } = parser;
  stream.next();
  const token = stream.next();
  const { offset } = token;
  if (token.kind === 'name') return { kind: 'attribute', offset, target, name: token.value as string };
  if (token.kind !== 'integer') throw stream.fail('expected name or number', offset);
  const index: Expression = { kind: 'literal', offset, value: token.value };
  return { kind: 'item', offset, target, index };
}

function parseItem(parser: Parser, target: Expression): Expression {
  const { stream } = parser;
  const { offset } = stream.next();
  const items: Expression[] = [];
  let first: Expression | undefined;
  if (!stream.isOperator(']')) {
    if (!stream.isOperator(':')) first = parser.expression();
    if (stream.isOperator(':')) return parseSlice(parser, target, first, offset);
    items.push(first!);
  }
  while (!stream.isOperator(']')) {
    stream.expectOperator(',');
    items.push(parser.expression());
  }
  stream.next();
  const index: Expression = items.length === 1 ? items[0]! : { kind: 'tuple', offset, items };
  return { kind: 'item', offset, target, index };
}

function parseSlice(
  parser: Parser,
  target: Expression,
  start: Expression | undefined,
  offset: number,
): Expression {
  const { stream } = parser;
  stream.expectOperator(':');
  const part = () => (stream.isOperator(':') || stream.isOperator(']') ? undefined : parser.expression());
  const stop = part();
  const step = stream.skipOperator(':') ? part() : undefined;
  stream.expectOperator(']');
  return { kind: 'slice', offset, target, start, stop, step };
}

function parseCall(parser: Parser, callee: Expression): Expression {
  // Errors point to the name of what is called.
  const isNamed = callee.kind === 'name' || callee.kind === 'attribute';
  const { offset } = isNamed ? callee : parser.stream.current;
  return { kind: 'call', offset, callee, ...parseArguments(parser) };
}

const NO_ARGUMENTS = { args: [], kwargs: [], dynamicArgs: undefined, dynamicKwargs: undefined };

/** A filter's or test's name, which may have dots. */
function parseDottedName(parser: Parser): string {
  let name = parser.stream.expect('name').value as string;
  while (parser.stream.skipOperator('.')) name += `.${parser.stream.expect('name').value}`;
  return name;
}

/** One filter; its name is the current token. */
export function parseFilter(parser: Parser, target: Expression | undefined): Filter {
  const { stream } = parser;
  const { offset } = stream.current;
  const name = parseDottedName(parser);
  parser.noteFilterOrTest('filter', name, offset);
  const args = stream.isOperator('(') ? parseArguments(parser) : NO_ARGUMENTS;
  return { kind: 'filter', offset, name, target, ...args };
}

/** One or more filters of a block, `upper | trim`, without a target of their own. */
export function parseBlockFilter(parser: Parser): Filter {
  let filter = parseFilter(parser, undefined);
  while (parser.stream.skipOperator('|')) filter = parseFilter(parser, filter);
  return filter;
}

function parseTest(parser: Parser, target: Expression): Expression {
  const { stream } = parser;
  stream.next();
  const negated = stream.skipName('not');
  const { offset } = stream.current;
  const name = parseDottedName(parser);
  parser.noteFilterOrTest('test', name, offset);
  const args = parseTestArguments(parser);
  const test: Expression = { kind: 'test', offset, name, target, ...args };
  return negated ? { kind: 'unary', offset, operator: 'not', operand: test } : test;
}

/** A test takes arguments in parentheses or one bare operand: `x is divisibleby 3`. */
function parseTestArguments(parser: Parser) {
  const { stream } = parser;
  const { kind, value } = stream.current;
  if (kind === 'operator' && value === '(') return parseArguments(parser);
  const bare =
    kind === 'operator'
      ? value === '[' || value === '{'
      : kind === 'string' || kind === 'integer' || kind === 'float' || kind === 'name';
  if (!bare || (kind === 'name' && (value === 'else' || value === 'or' || value === 'and')))
    return NO_ARGUMENTS;
  if (stream.isName('is')) throw stream.fail('You cannot chain multiple tests with is');
  return { ...NO_ARGUMENTS, args: [parsePostfix(parser, parsePrimary(parser))] };
}
