/** The page PyYAML's emitter writes on: it knows its column, and folds long texts. */
import type { ScalarStyle } from './yaml-scalar.ts';

const WIDTH = 80;
const ESCAPES: Record<string, string> = {
  '\0': '0',
  '\x07': 'a',
  '\b': 'b',
  '\t': 't',
  '\n': 'n',
  '\v': 'v',
  '\f': 'f',
  '\r': 'r',
  '\x1b': 'e',
  '"': '"',
  '\\': '\\',
  '\x85': 'N',
  '\xa0': '_',
  '\u2028': 'L',
  '\u2029': 'P',
};

function escaped(character: string): string {
  const short = ESCAPES[character];
  if (short !== undefined) return `\\${short}`;
  const code = character.codePointAt(0)!;
  const hex = (width: number) => code.toString(16).toUpperCase().padStart(width, '0');
  if (code <= 0xff) return `\\x${hex(2)}`;
  return code <= 0xffff ? `\\u${hex(4)}` : `\\U${hex(8)}`;
}

export class YamlWriter {
  text = '';
  /** Columns that lines begin at; null before anything was indented. */
  indent: number | null = null;
  private column = 0;
  /** Whether the last thing written was white space, and whether only indentation stands on the line. */
  private blank = true;
  indented = true;

  private put(text: string): void {
    this.text += text;
    this.column += text.length;
  }

  private lineBreak(): void {
    this.text += '\n';
    this.column = 0;
    this.blank = true;
    this.indented = true;
  }

  /** Begins a line at the indentation, unless one is just begun. */
  newLine(): void {
    const indent = this.indent ?? 0;
    if (!this.indented || this.column > indent || (this.column === indent && !this.blank)) this.lineBreak();
    if (this.column < indent) {
      this.blank = true;
      this.put(' '.repeat(indent - this.column));
    }
  }

  /** Writes a mark such as `-`; `apart` puts a space before it where there is none. */
  mark(mark: string, apart: boolean, keepsIndentation = false): void {
    this.put(this.blank || !apart ? mark : ` ${mark}`);
    this.blank = false;
    this.indented = this.indented && keepsIndentation;
  }

  scalar(text: string, style: ScalarStyle, folds: boolean): void {
    if (style === 'plain') this.plain(text, folds);
    else if (style === 'single') this.single(text, folds);
    else this.double(text, folds);
  }

  private plain(text: string, folds: boolean): void {
    if (!this.blank) this.put(' ');
    this.blank = false;
    this.indented = false;
    for (const part of text.match(/ +|[^ ]+/g) ?? []) {
      if (part === ' ' && this.column > WIDTH && folds) {
        this.newLine();
        this.blank = false;
        this.indented = false;
      } else this.put(part);
    }
  }

  private single(text: string, folds: boolean): void {
    this.mark("'", true);
    const parts = text.match(/ +|[\n\x85\u2028\u2029]+|[^ \n\x85\u2028\u2029]+/g) ?? [];
    for (const [index, part] of parts.entries()) {
      const inside = index > 0 && index < parts.length - 1;
      if (/^[\n\x85\u2028\u2029]/.test(part)) this.breaks(part);
      else if (part === ' ' && this.column > WIDTH && folds && inside) this.newLine();
      else this.put(part.replaceAll("'", "''"));
    }
    this.mark("'", false);
  }

  private breaks(breaks: string): void {
    if (breaks.startsWith('\n')) this.lineBreak();
    for (const _ of breaks) this.lineBreak();
    this.newLine();
  }

  private double(text: string, folds: boolean): void {
    this.mark('"', true);
    const characters = [...text];
    let start = 0;
    const flush = (end: number) => {
      if (start < end) this.put(characters.slice(start, end).join(''));
      start = Math.max(start, end);
    };
    for (let end = 0; end <= characters.length; end += 1) {
      const character = characters[end];
      if (
        character === undefined ||
        character === '"' ||
        character === '\\' ||
        character < ' ' ||
        character > '~'
      ) {
        flush(end);
        if (character !== undefined) {
          this.put(escaped(character));
          start = end + 1;
        }
      }
      const inside = end > 0 && end < characters.length - 1;
      const mayFold = inside && (character === ' ' || start >= end);
      if (mayFold && this.column + (end - start) > WIDTH && folds) {
        this.put(`${characters.slice(start, end).join('')}\\`);
        start = Math.max(start, end);
        this.newLine();
        this.blank = false;
        this.indented = false;
        if (characters[start] === ' ') this.put('\\');
      }
    }
    this.mark('"', false);
  }
}
