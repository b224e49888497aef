/** Python's json.loads: integers stay integers, 1.0 stays a float, objects keep the order of their keys. */
import { PyDict, PyFloat, PythonError } from '../../jinja/index.ts';

const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?/y;
const WORDS: [text: string, value: () => unknown][] = [
  ['null', () => null],
  ['true', () => true],
  ['false', () => false],
  ['NaN', () => new PyFloat(Number.NaN)],
  ['Infinity', () => new PyFloat(Number.POSITIVE_INFINITY)],
  ['-Infinity', () => new PyFloat(Number.NEGATIVE_INFINITY)],
];
const STRING = /"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;

class Reader {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  document(): unknown {
    const value = this.value();
    this.space();
    if (this.at < this.text.length) throw this.error('Extra data');
    return value;
  }

  private error(message: string): PythonError {
    const before = this.text.slice(0, this.at).split('\n');
    const place = `line ${before.length} column ${before.at(-1)!.length + 1} (char ${this.at})`;
    return new PythonError('ValueError', `${message}: ${place}`);
  }

  private space(): void {
    while (' \t\r\n'.includes(this.text[this.at] ?? '.')) this.at += 1;
  }

  /** Takes a character when it is the next one. */
  private takes(character: string): boolean {
    this.space();
    if (this.text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  private matched(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match) this.at += match[0].length;
    return match;
  }

  private value(): unknown {
    this.space();
    if (this.text[this.at] === '"') return this.string();
    if (this.takes('[')) return this.list();
    if (this.takes('{')) return this.dict();
    for (const [word, value] of WORDS) {
      if (!this.text.startsWith(word, this.at)) continue;
      this.at += word.length;
      return value();
    }
    const number = this.matched(NUMBER);
    if (!number) throw this.error('Expecting value');
    const [digits, fraction, exponent] = number;
    if (fraction !== undefined || exponent !== undefined) return new PyFloat(Number(digits));
    return Number.isSafeInteger(Number(digits)) ? Number(digits) + 0 : BigInt(digits);
  }

  private string(): string {
    const match = this.matched(STRING);
    if (!match) throw this.error('Unterminated string starting at');
    return JSON.parse(match[0]) as string;
  }

  private list(): unknown[] {
    const items: unknown[] = [];
    if (this.takes(']')) return items;
    do items.push(this.value());
    while (this.takes(','));
    if (!this.takes(']')) throw this.error("Expecting ',' delimiter");
    return items;
  }

  private dict(): PyDict {
    const dict = new PyDict();
    if (this.takes('}')) return dict;
    do {
      this.space();
      if (this.text[this.at] !== '"') throw this.error('Expecting property name enclosed in double quotes');
      const key = this.string();
      if (!this.takes(':')) throw this.error("Expecting ':' delimiter");
      dict.set(key, this.value());
    } while (this.takes(','));
    if (!this.takes('}')) throw this.error("Expecting ',' delimiter");
    return dict;
  }
}

/** Throws ValueError for a text that is no JSON. */
export function parseJson(text: string): unknown {
  return new Reader(text).document();
}
