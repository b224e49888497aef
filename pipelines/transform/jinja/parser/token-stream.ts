import type { JinjaError } from '../error.ts';
import type { SourceText } from '../lexer/source-text.ts';
import { describeToken, type Token, type TokenKind } from '../lexer/token.ts';

/** The tokens of a template with a current position. */
export class TokenStream {
  readonly source: SourceText;
  private readonly tokens: Token[];
  private index = 0;
  current: Token;

  constructor(source: SourceText, tokens: Token[]) {
    this.source = source;
    this.tokens = tokens;
    this.current = tokens[0]!;
  }

  /** Answers the current token and goes on to the next. */
  next(): Token {
    const token = this.current;
    if (this.index < this.tokens.length - 1) this.index += 1;
    this.current = this.tokens[this.index]!;
    return token;
  }

  /** The token after the current one. */
  look(): Token {
    return this.tokens[Math.min(this.index + 1, this.tokens.length - 1)]!;
  }

  /** The token before the current one, or `count` before it. */
  previous(count = 1): Token {
    return this.tokens[Math.max(this.index - count, 0)]!;
  }

  isOperator(operator: string): boolean {
    return this.current.kind === 'operator' && this.current.value === operator;
  }

  isName(name: string): boolean {
    return this.current.kind === 'name' && this.current.value === name;
  }

  /** Goes past an operator if it is the current token. */
  skipOperator(operator: string): boolean {
    if (!this.isOperator(operator)) return false;
    this.next();
    return true;
  }

  skipName(name: string): boolean {
    if (!this.isName(name)) return false;
    this.next();
    return true;
  }

  expect(kind: TokenKind): Token {
    if (this.current.kind !== kind)
      throw this.unexpected(describeToken({ ...this.current, kind, value: kind }));
    return this.next();
  }

  expectOperator(operator: string): Token {
    if (!this.isOperator(operator)) throw this.unexpected(operator);
    return this.next();
  }

  expectName(name: string): Token {
    if (!this.isName(name)) throw this.unexpected(name);
    return this.next();
  }

  fail(message: string, offset: number = this.current.offset): JinjaError {
    return this.source.error(message, offset);
  }

  private unexpected(wanted: string): JinjaError {
    if (this.current.kind === 'eof') return this.fail(`unexpected end of template, expected '${wanted}'.`);
    return this.fail(`expected token '${wanted}', got '${describeToken(this.current)}'`);
  }
}
