import type { Expression } from '../parser/node.ts';
import { toStr } from '../values/str.ts';

/** Where a body prints to. */
export interface Output {
  /** Text of the template. */
  write(text: string): void;
  /** The value of a printed expression. */
  print(value: unknown, node: Expression | undefined): void;
  /** Called when a tag follows. */
  endOfRun(): void;
}

/** Prints everything as one text. */
export class TextOutput implements Output {
  text = '';

  write(text: string): void {
    this.text += text;
  }

  print(value: unknown): void {
    this.text += typeof value === 'string' ? value : toStr(value);
  }

  endOfRun(): void {}
}
