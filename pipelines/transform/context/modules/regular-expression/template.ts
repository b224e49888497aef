/** The replacement texts of sub(): `\1`, `\g<name>` and escapes. */
import { PythonError } from '../../../jinja/index.ts';

interface Groups {
  group(key: unknown): unknown;
}

const ESCAPES: Record<string, string> = {
  n: '\n',
  t: '\t',
  r: '\r',
  f: '\f',
  v: '\v',
  a: '\x07',
  b: '\b',
  '\\': '\\',
};

/** Fills a template from a match. Throws ValueError for an escape that means nothing. */
export function expandTemplate(template: string, match: Groups): string {
  return template.replace(
    /\\(?:g<([^>]*)>|(\d{1,2})|([\s\S])|$)/g,
    (whole, name: string | undefined, number: string | undefined, letter: string | undefined, at: number) => {
      if (name !== undefined) return textOf(match.group(/^\d+$/.test(name) ? Number(name) : name));
      if (number !== undefined) return textOf(match.group(Number(number)));
      if (letter === undefined)
        throw new PythonError('ValueError', `bad escape (end of pattern) at position ${at}`);
      if (ESCAPES[letter] !== undefined) return ESCAPES[letter];
      if (/[A-Za-z]/.test(letter))
        throw new PythonError('ValueError', `bad escape \\${letter} at position ${at}`);
      return whole;
    },
  );
}

const textOf = (group: unknown): string => (group === null ? '' : String(group));
