import { type Frame, JinjaError, type PythonErrorType, TEMPLATE_FRAME } from '../error.ts';

/**
 * A template's text as Jinja reads it (every line break is `\n`, one trailing line break is dropped) and the way
 * from an offset in it to a line, a column and an offset in the text as given.
 */
export class SourceText {
  readonly file: string;
  /** The text as given. */
  readonly source: string;
  /** The text offsets of tokens and nodes count in. */
  readonly text: string;
  readonly firstLine: number;
  /** Column of the first character, when the text is a part of a file. */
  private readonly firstColumn: number;
  private lineStarts: number[] | undefined;
  private readonly removed: number[];

  constructor(source: string, options: { file: string; firstLine?: number; firstColumn?: number }) {
    this.source = source;
    this.file = options.file;
    this.firstLine = options.firstLine ?? 1;
    this.firstColumn = options.firstColumn ?? 1;
    this.removed = [];
    let text = source;
    if (source.includes('\r')) text = this.normalise(source);
    this.text = text.endsWith('\n') ? text.slice(0, -1) : text;
  }

  /** Replaces `\r\n` and `\r`, remembering where a character went missing. */
  private normalise(source: string): string {
    let text = '';
    let from = 0;
    for (let at = source.indexOf('\r'); at !== -1; at = source.indexOf('\r', at + 1)) {
      text += source.slice(from, at);
      from = at + 1;
      if (source[from] === '\n') this.removed.push(text.length);
      else text += '\n';
    }
    return text + source.slice(from);
  }

  /** The offset in the text as given of an offset in the normalised text. */
  originalOffset(offset: number): number {
    let count = 0;
    while (count < this.removed.length && this.removed[count]! < offset) count += 1;
    return offset + count;
  }

  /** Line and column, both from 1, of an offset. */
  position(offset: number): { line: number; column: number } {
    if (this.lineStarts === undefined) {
      this.lineStarts = [0];
      for (let at = this.text.indexOf('\n'); at !== -1; at = this.text.indexOf('\n', at + 1)) {
        this.lineStarts.push(at + 1);
      }
    }
    let low = 0;
    let high = this.lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lineStarts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    const column = offset - this.lineStarts[low]! + (low === 0 ? this.firstColumn : 1);
    return { line: low + this.firstLine, column };
  }

  /** The call stack entry of an offset. */
  frame(offset: number, name: string = TEMPLATE_FRAME): Frame {
    return { name, file: this.file, ...this.position(offset) };
  }

  /** A JinjaError at an offset outside any macro call. */
  error(message: string, offset: number, type: PythonErrorType = 'TemplateSyntaxError'): JinjaError {
    return new JinjaError(message, { type, frames: [this.frame(offset)] });
  }
}
