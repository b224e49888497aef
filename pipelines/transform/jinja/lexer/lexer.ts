import { isDigit, isNamePart, isNameStart, isSpace, skipSpace, trimEnd } from './character.ts';
import { floatEnd, integerEnd, integerValue } from './number-literal.ts';
import type { SourceText } from './source-text.ts';
import { decodeString } from './string-literal.ts';
import type { Token, TokenKind } from './token.ts';

const ONE_CHARACTER_OPERATORS = new Set('+-/*%~[](){}><=.:|,;');
const CLOSERS: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

/** Splits a template into tokens: text, and inside `{{ }}` and `{% %}` names, literals and operators. */
export class Lexer {
  private readonly source: SourceText;
  private readonly text: string;
  private readonly tokens: Token[] = [];
  private at = 0;

  constructor(source: SourceText) {
    this.source = source;
    this.text = source.text;
  }

  /** The tokens of a template, ended by an eof token. */
  templateTokens(): Token[] {
    while (this.at < this.text.length) this.data();
    return this.finish();
  }

  /** The tokens of a lone expression, as if it stood between `{{` and `}}`. */
  expressionTokens(): Token[] {
    this.code('variable_end', true);
    return this.finish();
  }

  private finish(): Token[] {
    this.push('eof', '', this.text.length, this.text.length);
    return this.tokens;
  }

  private push(kind: TokenKind, value: Token['value'], offset: number, end: number): void {
    this.tokens.push({ kind, value, offset, end });
  }

  /** Text up to the next tag, then the tag. */
  private data(): void {
    const { text } = this;
    const start = this.at;
    let tag = text.indexOf('{', start);
    while (tag !== -1 && !'%{#'.includes(text[tag + 1] ?? ' ')) tag = text.indexOf('{', tag + 1);
    if (tag === -1 || tag + 1 >= text.length) {
      this.push('data', text.slice(start), start, text.length);
      this.at = text.length;
      return;
    }
    const mark = text[tag + 2];
    const end = mark === '-' ? trimEnd(text, start, tag) : tag;
    if (end > start) this.push('data', text.slice(start, end), start, end);
    const inside = mark === '-' || mark === '+' ? tag + 3 : tag + 2;
    const kind = text[tag + 1];
    if (kind === '#') this.comment(tag, inside);
    else if (kind === '{') this.tag('variable_begin', 'variable_end', tag, inside);
    else if (!this.raw(tag, inside)) this.tag('block_begin', 'block_end', tag, inside);
  }

  private tag(begin: TokenKind, end: 'variable_end' | 'block_end', tag: number, inside: number): void {
    this.push(begin, this.text.slice(tag, inside), tag, inside);
    this.at = inside;
    this.code(end, false);
  }

  private comment(tag: number, inside: number): void {
    const close = this.text.indexOf('#}', inside);
    if (close === -1) throw this.source.error('Missing end of comment tag', tag);
    const strips = close > inside && this.text[close - 1] === '-';
    this.at = strips ? skipSpace(this.text, close + 2) : close + 2;
  }

  /** `{% raw %} ... {% endraw %}`: answers false when the tag at hand is another one. */
  private raw(tag: number, inside: number): boolean {
    const { text } = this;
    const word = skipSpace(text, inside);
    if (!text.startsWith('raw', word)) return false;
    let start = skipSpace(text, word + 3);
    if (text.startsWith('-%}', start)) start = skipSpace(text, start + 3);
    else if (text.startsWith('%}', start)) start += 2;
    else return false;
    for (let open = text.indexOf('{%', start); open !== -1; open = text.indexOf('{%', open + 1)) {
      const mark = text[open + 2];
      const name = skipSpace(text, mark === '-' || mark === '+' ? open + 3 : open + 2);
      if (!text.startsWith('endraw', name)) continue;
      const after = skipSpace(text, name + 6);
      const close = text[after] === '-' || text[after] === '+' ? after + 1 : after;
      if (!text.startsWith('%}', close)) continue;
      const end = mark === '-' ? trimEnd(text, start, open) : open;
      if (end > start) this.push('data', text.slice(start, end), start, end);
      this.at = text[after] === '-' ? skipSpace(text, close + 2) : close + 2;
      return true;
    }
    throw this.source.error('Missing end of raw directive', tag);
  }

  /** Tokens up to the end of a tag; a lone expression ends with the text. */
  private code(end: 'variable_end' | 'block_end', lone: boolean): void {
    const { text } = this;
    const closer = end === 'block_end' ? '%}' : '}}';
    const open: string[] = [];
    for (;;) {
      const at = this.at;
      if (at >= text.length) return;
      const code = text.charCodeAt(at);
      if (isSpace(code)) {
        this.at = skipSpace(text, at);
        continue;
      }
      if (open.length === 0 && !lone && this.closes(end, closer)) return;
      if (isNameStart(code)) this.name();
      else if (isDigit(code)) this.number();
      else if (code === 39 || code === 34) this.string(text[at]!);
      else this.operator(open);
    }
  }

  private closes(end: TokenKind, closer: string): boolean {
    const { text, at } = this;
    const mark = text[at];
    const strips = mark === '-' && text.startsWith(closer, at + 1);
    const keeps = mark === '+' && end === 'block_end' && text.startsWith(closer, at + 1);
    if (!strips && !keeps && !text.startsWith(closer, at)) return false;
    const after = at + (strips || keeps ? 3 : 2);
    this.at = strips ? skipSpace(text, after) : after;
    this.push(end, text.slice(at, after), at, this.at);
    return true;
  }

  private name(): void {
    let end = this.at + 1;
    while (end < this.text.length && isNamePart(this.text.charCodeAt(end))) end += 1;
    this.push('name', this.text.slice(this.at, end), this.at, end);
    this.at = end;
  }

  private number(): void {
    const { text, at } = this;
    const float = floatEnd(text, at);
    const end = float === -1 ? integerEnd(text, at) : float;
    const literal = text.slice(at, end);
    if (float === -1) this.push('integer', integerValue(literal), at, end);
    else this.push('float', Number(literal.replaceAll('_', '')), at, end);
    this.at = end;
  }

  private string(quote: string): void {
    const { text, at } = this;
    let end = at + 1;
    while (end < text.length && text[end] !== quote) end += text[end] === '\\' ? 2 : 1;
    if (end >= text.length)
      throw this.source.error(`unexpected char ${quote === "'" ? `"'"` : `'"'`} at ${at}`, at);
    try {
      this.push('string', decodeString(text.slice(at + 1, end)), at, end + 1);
    } catch (error) {
      throw this.source.error((error as Error).message, at);
    }
    this.at = end + 1;
  }

  private operator(open: string[]): void {
    const { text, at } = this;
    let operator = text[at]!;
    const next = text[at + 1];
    if (next === '=' ? '=!<>'.includes(operator) : next === operator && (next === '/' || next === '*'))
      operator += next;
    if (operator.length === 1 && !ONE_CHARACTER_OPERATORS.has(operator)) {
      throw this.source.error(`unexpected char '${operator}' at ${at}`, at);
    }
    if (operator in CLOSERS) open.push(CLOSERS[operator]!);
    else if (operator === ')' || operator === ']' || operator === '}') {
      const expected = open.pop();
      if (expected === undefined) throw this.source.error(`unexpected '${operator}'`, at);
      if (expected !== operator)
        throw this.source.error(`unexpected '${operator}', expected '${expected}'`, at);
    }
    this.push('operator', operator, at, at + operator.length);
    this.at = at + operator.length;
  }
}
