import type { Method } from '../values/bound-method.ts';
import { escapeHtml, Markup } from '../values/markup.ts';

function safe(value: unknown): unknown {
  if (typeof value === 'string') return new Markup(value);
  if (Array.isArray(value)) return value.map(safe);
  return value;
}

/** A string method for safe text: string arguments are escaped, string results are safe again. */
export function markupMethod(method: Method<string> | undefined): Method<Markup> | undefined {
  if (!method) return undefined;
  return (markup, args, kwargs) => {
    const escaped = args.map((value) => (typeof value === 'string' ? escapeHtml(value) : value));
    return safe(method(markup.text, escaped, kwargs));
  };
}
