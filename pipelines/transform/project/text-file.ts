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
  return text
    .replace(/^(?:(?!\ufeff)[\s\x1c-\x1f\x85])+/, '')
    .replace(/(?:(?!\ufeff)[\s\x1c-\x1f\x85])+$/, '');
}
