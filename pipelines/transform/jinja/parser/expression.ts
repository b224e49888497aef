import { describeToken } from '../lexer/token.ts';
import type { BinaryOperator, Compare, CompareOperator, Expression } from './node.ts';
import type { Parser, TupleOptions } from './parser.ts';
import { parseFilters, parsePostfix } from './postfix.ts';
import { parsePrimary } from './primary.ts';

/** An expression, with `then if condition else otherwise` unless `conditional` is false. */
export function parseExpression(parser: Parser, conditional = true): Expression {
  return conditional ? parseConditional(parser) : parseOr(parser);
}

function parseConditional(parser: Parser): Expression {
  const { stream } = parser;
  const { offset } = stream.current;
  // The first part's filters are checked before `if` is seen, so their check waits until it is known.
  const mark = parser.unknownNames.length;
  let then = parseOr(parser);
  while (stream.skipName('if')) {
    parser.unknownNames.length = mark;
    const branch = parser.withConditional(true, () => {
      const condition = parseOr(parser);
      const otherwise = stream.skipName('else') ? parseConditional(parser) : undefined;
      return { condition, otherwise };
    });
    then = { kind: 'conditional', offset, then, ...branch };
  }
  return then;
}

function parseOr(parser: Parser): Expression {
  let left = parseAnd(parser);
  while (parser.stream.skipName('or')) {
    left = { kind: 'or', offset: left.offset, left, right: parseAnd(parser) };
  }
  return left;
}

function parseAnd(parser: Parser): Expression {
  let left = parseNot(parser);
  while (parser.stream.skipName('and')) {
    left = { kind: 'and', offset: left.offset, left, right: parseNot(parser) };
  }
  return left;
}

function parseNot(parser: Parser): Expression {
  const { offset } = parser.stream.current;
  if (!parser.stream.skipName('not')) return parseCompare(parser);
  return { kind: 'unary', offset, operator: 'not', operand: parseNot(parser) };
}

const COMPARISONS = new Set<unknown>(['==', '!=', '<', '<=', '>', '>=']);

function parseCompare(parser: Parser): Expression {
  const { stream } = parser;
  const first = parseSum(parser);
  const rest: Compare['rest'] = [];
  for (;;) {
    const { kind, value } = stream.current;
    let operator: CompareOperator;
    if (kind === 'operator' && COMPARISONS.has(value)) {
      operator = value as CompareOperator;
      stream.next();
    } else if (stream.skipName('in')) {
      operator = 'in';
    } else if (stream.isName('not') && stream.look().kind === 'name' && stream.look().value === 'in') {
      operator = 'not in';
      stream.next();
      stream.next();
    } else {
      break;
    }
    rest.push({ operator, operand: parseSum(parser) });
  }
  return rest.length === 0 ? first : { kind: 'compare', offset: first.offset, first, rest };
}

/** Left-associative operators of one precedence. */
function parseBinary(
  parser: Parser,
  operators: readonly string[],
  parseOperand: (parser: Parser) => Expression,
): Expression {
  const { stream } = parser;
  let left = parseOperand(parser);
  while (stream.current.kind === 'operator' && operators.includes(stream.current.value as string)) {
    const { value } = stream.next();
    const right = parseOperand(parser);
    left = { kind: 'binary', offset: left.offset, operator: value as BinaryOperator, left, right };
  }
  return left;
}

const SUM = ['+', '-'];
const PRODUCT = ['*', '/', '//', '%'];
const POWER = ['**'];

const parseSum = (parser: Parser): Expression => parseBinary(parser, SUM, parseConcat);

/** `a ~ b` binds tighter than `+` and looser than `*`. */
function parseConcat(parser: Parser): Expression {
  const first = parseProduct(parser);
  if (!parser.stream.isOperator('~')) return first;
  const parts = [first];
  while (parser.stream.skipOperator('~')) parts.push(parseProduct(parser));
  return { kind: 'concat', offset: first.offset, parts };
}

const parseProduct = (parser: Parser): Expression => parseBinary(parser, PRODUCT, parsePower);

/** Jinja's `**` groups to the left and its operands may carry filters. */
const parsePower = (parser: Parser): Expression => parseBinary(parser, POWER, parseUnary);

function parseUnary(parser: Parser, withFilters: unknown = true): Expression {
  const { stream } = parser;
  const { offset } = stream.current;
  let node: Expression;
  if (stream.isOperator('-') || stream.isOperator('+')) {
    const operator = stream.next().value as '+' | '-';
    node = { kind: 'unary', offset, operator, operand: parseUnary(parser, false) };
  } else {
    node = parsePrimary(parser);
  }
  node = parsePostfix(parser, node);
  return withFilters ? parseFilters(parser, node) : node;
}

/** An expression, or several with commas between them: a tuple. */
export function parseTuple(parser: Parser, options: TupleOptions = {}): Expression {
  const { stream } = parser;
  const { offset } = stream.current;
  const items: Expression[] = [];
  let comma = false;
  for (;;) {
    if (items.length > 0) stream.expectOperator(',');
    if (endsTuple(parser, options.endNames)) break;
    items.push(parseExpression(parser, options.conditional ?? true));
    if (!stream.isOperator(',')) break;
    comma = true;
  }
  if (!comma) {
    if (items.length > 0) return items[0]!;
    if (!options.parenthesised) {
      throw stream.fail(`Expected an expression, got '${describeToken(stream.current)}'`);
    }
  }
  return { kind: 'tuple', offset, items };
}

/** Whether the current token ends a tuple. */
export function endsTuple(parser: Parser, endNames: readonly string[] = []): boolean {
  const { kind, value } = parser.stream.current;
  if (kind === 'variable_end' || kind === 'block_end' || kind === 'eof') return true;
  if (kind === 'operator') return value === ')';
  return kind === 'name' && endNames.includes(value as string);
}
