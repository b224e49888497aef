/** Kinds of token the parser sees; `operator` tokens are told apart by their value. */
export type TokenKind =
  | 'data'
  | 'variable_begin'
  | 'variable_end'
  | 'block_begin'
  | 'block_end'
  | 'name'
  | 'string'
  | 'integer'
  | 'float'
  | 'operator'
  | 'eof';

export interface Token {
  kind: TokenKind;
  /** Text of names, operators and data; decoded text of strings; number or bigint of integers; number of floats. */
  value: string | number | bigint;
  offset: number;
  end: number;
}

const DESCRIPTIONS: Partial<Record<TokenKind, string>> = {
  data: 'template data / text',
  variable_begin: 'begin of print statement',
  variable_end: 'end of print statement',
  block_begin: 'begin of statement block',
  block_end: 'end of statement block',
  eof: 'end of template',
};

/** A token as error messages name it. */
export function describeToken(token: Token): string {
  if (token.kind === 'name' || token.kind === 'operator') return String(token.value);
  return DESCRIPTIONS[token.kind] ?? token.kind;
}
