/** Reads text as Python opens it: UTF-8, any line end as a line feed. */
import { readFileSync } from 'node:fs';

export function readText(path: string): string {
  const text = readFileSync(path, 'utf8');
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
