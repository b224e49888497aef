/** Where in the Jinja source something happened: inside which macro, in which file, at which line and column (from 1). */
export interface Frame {
  /** The macro being executed; `<template>` at the top level of a file. */
  name: string;
  file: string;
  line: number;
  column: number;
}

/**
 * Any failure of lexing, parsing or rendering a template. `frames` is the macro call stack, innermost first;
 * its first frame is the place of the failure itself. `type` is the Python or Jinja exception that Jinja2
 * would have raised (`TypeError`, `UndefinedError`, `TemplateSyntaxError`...), or `Error` when a JavaScript
 * callable threw; that exception is then the `cause`.
 */
export class JinjaError extends Error {
  override readonly name = 'JinjaError';
  readonly frames: Frame[];
  readonly type: string;

  constructor(message: string, options: { type: string; frames: Frame[]; cause?: unknown }) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.type = options.type;
    this.frames = options.frames;
  }

  get file(): string {
    return this.frames[0]?.file ?? '';
  }

  get line(): number {
    return this.frames[0]?.line ?? 0;
  }

  get column(): number {
    return this.frames[0]?.column ?? 0;
  }

  /** The message followed by one line per frame, innermost first, as a person reads it. */
  describe(): string {
    const lines = this.frames.map((frame) => {
      const where = `${frame.file}:${frame.line}:${frame.column}`;
      return frame.name === TEMPLATE_FRAME ? `  at ${where}` : `  at ${where} in macro ${frame.name}`;
    });
    return [this.message, ...lines].join('\n');
  }
}

/** The frame name of code outside every macro. */
export const TEMPLATE_FRAME = '<template>';

/** The Python exceptions a template can meet. */
export type PythonErrorType =
  | 'AssertionError'
  | 'AttributeError'
  | 'IndexError'
  | 'KeyError'
  | 'OverflowError'
  | 'RecursionError'
  | 'RuntimeError'
  | 'SecurityError'
  | 'TemplateRuntimeError'
  | 'TemplateSyntaxError'
  | 'FilterArgumentError'
  | 'TypeError'
  | 'UndefinedError'
  | 'ValueError'
  | 'ZeroDivisionError';

/** A Python exception without a place yet: the value layer throws it, the interpreter turns it into a JinjaError. */
export class PythonError extends Error {
  override readonly name = 'PythonError';
  readonly type: PythonErrorType;

  constructor(type: PythonErrorType, message: string) {
    super(message);
    this.type = type;
  }
}
