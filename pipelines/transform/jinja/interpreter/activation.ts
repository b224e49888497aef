import { type Frame, JinjaError, PythonError, TEMPLATE_FRAME } from '../error.ts';
import type { SourceText } from '../lexer/source-text.ts';
import { MacroReturn } from './macro-return.ts';

/** One running macro or template: where its code stands and how far it has got. */
export class Activation {
  readonly text: SourceText;
  readonly name: string;
  /** How many macro calls it is deep. */
  readonly depth: number;
  /** The offset of the operation under way, for errors. */
  offset = 0;

  constructor(text: SourceText, name: string = TEMPLATE_FRAME, depth = 0) {
    this.text = text;
    this.name = name;
    this.depth = depth;
  }

  frame(): Frame {
    return this.text.frame(this.offset, this.name);
  }

  /** The error to throw for one that comes out of this activation: a JinjaError with a frame for it. */
  locate(error: unknown): JinjaError {
    const frames = [this.frame()];
    if (error instanceof JinjaError) {
      const { type, cause } = error;
      return new JinjaError(error.message, { type, cause, frames: [...error.frames, ...frames] });
    }
    if (error instanceof PythonError) return new JinjaError(error.message, { type: error.type, frames });
    if (error instanceof MacroReturn) {
      return new JinjaError('return() outside of a macro', { type: 'TemplateRuntimeError', frames });
    }
    if (error instanceof RangeError && error.message.includes('call stack')) {
      return new JinjaError('maximum recursion depth exceeded', { type: 'RecursionError', frames });
    }
    const message = error instanceof Error ? error.message : String(error);
    return new JinjaError(message, {
      type: error instanceof Error ? error.name : 'Error',
      frames,
      cause: error,
    });
  }
}
