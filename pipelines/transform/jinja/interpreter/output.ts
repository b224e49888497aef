import { PythonError } from '../error.ts';
import type { Expression } from '../parser/node.ts';
import { textOf } from '../values/markup.ts';
import { toStr } from '../values/str.ts';
import { typeName } from '../values/type-name.ts';

/** Where a body prints to. */
export interface Output {
  /** Text of the template. */
  write(text: string): void;
  /** The value of a printed expression. */
  print(value: unknown, node: Expression): void;
  /** The result of a filter block, a call block or a recursive loop, which Jinja does not turn into text. */
  printBlock(value: unknown): void;
  /** Called when a tag follows. */
  endOfRun(): void;
}

/** Prints everything as one text. */
export class TextOutput implements Output {
  private text = '';
  private notText: string | undefined;

  write(text: string): void {
    this.text += text;
  }

  print(value: unknown): void {
    this.text += typeof value === 'string' ? value : toStr(value);
  }

  printBlock(value: unknown): void {
    const text = textOf(value);
    if (text === undefined) this.notText ??= typeName(value);
    else this.text += text;
  }

  endOfRun(): void {}

  /** The text. As in Jinja, a block's result that is no text is an error only now: a return() may come before. */
  result(): string {
    if (this.notText === undefined) return this.text;
    const message = `a filter or call block must give text, not a value of type ${this.notText}`;
    throw new PythonError('TypeError', message);
  }
}
