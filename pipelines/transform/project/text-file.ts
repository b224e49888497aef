/** Text files as dbt reads them. */
import { readFileSync } from 'node:fs';

/** A file's text with the line ends it has: dbt keeps them in raw_code, and in SQL that holds no Jinja. */
export function readText(path: string): string {
  return readFileSync(path, 'utf8');
}

/** Any line end as a line feed, as Python opens text. */
export function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** Python's str.strip(): unlike trim() it leaves a byte order mark. */
export function strip(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

const BLANK = /[\s\x1c-\x1f\x85]/;

function isBlank(code: number): boolean {
  if (code > 32 && code < 0x80) return false;
  return code !== 0xfeff && BLANK.test(String.fromCharCode(code));
}
