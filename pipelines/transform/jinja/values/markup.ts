import { protocolOf } from './protocol.ts';

/** Text marked as safe HTML: a string that escapes what is added to it. Printing it gives its text. */
export class Markup {
  readonly pyType = 'Markup';
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }

  toJSON(): string {
    return this.text;
  }
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '>': '&gt;',
  '<': '&lt;',
  "'": '&#39;',
  '"': '&#34;',
};

/** Escapes HTML's special characters. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>'"]/g, (character) => ESCAPES[character]!);
}

/** A string or Markup. */
export function isText(value: unknown): value is string | Markup {
  return typeof value === 'string' || value instanceof Markup;
}

/** The text of a string, of Markup or of an object that says it is a string, else undefined. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  if (value instanceof Markup) return value.text;
  const protocol = protocolOf(value);
  return protocol?.isString ? protocol.str?.() : undefined;
}
