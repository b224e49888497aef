/** Reads text as Python opens it: UTF-8, any line end as a line feed. */
import { readFileSync } from 'node:fs';

export function readText(path: string): string {
  const text = readFileSync(path, 'utf8');
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** Python's str.strip(): unlike trim() it leaves a byte order mark. */
export function strip(text: string): string {
  return text
    .replace(/^(?:(?!\ufeff)[\s\x1c-\x1f\x85])+/, '')
    .replace(/(?:(?!\ufeff)[\s\x1c-\x1f\x85])+$/, '');
}
