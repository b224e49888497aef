/**
 * Reads a template that holds nothing but text and lone calls of ref, source and config with literal arguments, as
 * most models are, without the engine. Anything else (comments, statements, expressions, escapes) is left to it: the
 * answer is then undefined, never a guess.
 */

/** One call, its arguments as config() and the manifest keep them. */
export interface PlainCall {
  name: 'ref' | 'source' | 'config';
  args: string[];
  options: Record<string, unknown>;
}

const OPENING = /\{\{-?[ \t\n]*(ref|source|config)[ \t\n]*\([ \t\n]*/y;
const CLOSING = /\)[ \t\n]*-?\}\}/y;
const KEYWORD = /([A-Za-z_]\w*)[ \t\n]*=(?!=)[ \t\n]*/y;
const TEXT = /'([^'\\]*)'|"([^"\\]*)"/y;
const CONSTANT = /(true|True|false|False|none|None)(?![\w])/y;
const WHOLE = /(?:0|[1-9]\d{0,14})(?![\w.])/y;
const LEAVE = Symbol('left to the engine');

/** The calls in order; undefined when the template holds anything this reader leaves alone. */
export function plainCalls(text: string): PlainCall[] | undefined {
  if (text.includes('\r')) return undefined;
  const calls: PlainCall[] = [];
  let at = text.indexOf('{');
  while (at !== -1) {
    const next = text.charCodeAt(at + 1);
    if (next === 123) {
      const reader = new CallReader(text, at);
      const call = reader.call();
      if (!call) return undefined;
      calls.push(call);
      at = text.indexOf('{', reader.at);
    } else if (next === 37 || next === 35) return undefined;
    else at = text.indexOf('{', at + 1);
  }
  return calls;
}

class CallReader {
  at: number;
  private readonly text: string;

  constructor(text: string, at: number) {
    this.text = text;
    this.at = at;
  }

  call(): PlainCall | undefined {
    const opening = this.take(OPENING);
    if (!opening) return undefined;
    const call: PlainCall = { name: opening[1] as PlainCall['name'], args: [], options: {} };
    try {
      if (call.name === 'config') this.options(call.options);
      else while (this.text[this.at] !== ')') call.args.push(this.string());
    } catch (error) {
      if (error === LEAVE) return undefined;
      throw error;
    }
    const most =
      call.name === 'ref' ? call.args.length === 1 || call.args.length === 2 : call.args.length === 2;
    if (call.name !== 'config' && !most) return undefined;
    return this.take(CLOSING) ? call : undefined;
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match) this.at = pattern.lastIndex;
    return match;
  }

  private options(into: Record<string, unknown>): void {
    while (this.text[this.at] !== ')') {
      const name = this.take(KEYWORD)?.[1];
      // Hooks have two spellings, of which config() keeps one; __proto__ is no key of an object.
      if (!name || name in into || name.endsWith('_hook') || name === '__proto__') throw LEAVE;
      into[name] = this.value();
      this.separator(')');
    }
  }

  /** A comma, which may follow the last item as well, or the end. */
  private separator(end: string): void {
    this.blank();
    if (this.text[this.at] === ',') {
      this.at++;
      this.blank();
    } else if (this.text[this.at] !== end) throw LEAVE;
  }

  private blank(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 32 && code !== 10 && code !== 9) return;
      this.at++;
    }
  }

  private string(): string {
    const value = this.quoted();
    if (value === undefined) throw LEAVE;
    this.separator(')');
    return value;
  }

  private quoted(): string | undefined {
    const match = this.take(TEXT);
    return match ? (match[1] ?? match[2]!) : undefined;
  }

  private value(): unknown {
    const text = this.quoted();
    if (text !== undefined) return text;
    if (this.text[this.at] === '[') return this.list();
    const constant = this.take(CONSTANT)?.[1]?.toLowerCase();
    if (constant) return constant === 'none' ? null : constant === 'true';
    const whole = this.take(WHOLE);
    if (whole) return Number(whole[0]);
    throw LEAVE;
  }

  private list(): unknown[] {
    this.at++;
    this.blank();
    const items: unknown[] = [];
    while (this.text[this.at] !== ']') {
      if (this.at >= this.text.length) throw LEAVE;
      items.push(this.value());
      this.separator(']');
    }
    this.at++;
    return items;
  }
}
