import { PythonError } from '../error.ts';
import { isSpace } from '../lexer/character.ts';
import { iterate } from '../values/iterate.ts';
import { textOf } from '../values/markup.ts';
import { Tuple } from '../values/tuple.ts';
import { typeName } from '../values/type-name.ts';
import { indexArgument, type MethodTable, method, textArgument } from './definition.ts';

/** Python's strip family: the characters to take off are white space unless given. */
export function strip(text: string, chars: unknown, left: boolean, right: boolean): string {
  const set = chars === undefined || chars === null ? undefined : new Set(textArgument(chars));
  if (!set) return stripSpace(text, left, right);
  const units = [...text];
  let from = 0;
  let to = units.length;
  while (left && from < to && set.has(units[from]!)) from += 1;
  while (right && to > from && set.has(units[to - 1]!)) to -= 1;
  return units.slice(from, to).join('');
}

function stripSpace(text: string, left: boolean, right: boolean): string {
  let from = 0;
  let to = text.length;
  while (left && from < to && isSpace(text.charCodeAt(from))) from += 1;
  while (right && to > from && isSpace(text.charCodeAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

/** Words between white space, at most `limit` cuts from the left. */
function splitSpace(text: string, limit: number): string[] {
  const parts: string[] = [];
  let rest = stripSpace(text, true, false);
  while (rest !== '') {
    if (parts.length === limit) {
      parts.push(rest);
      break;
    }
    let end = 0;
    while (end < rest.length && !isSpace(rest.charCodeAt(end))) end += 1;
    parts.push(rest.slice(0, end));
    rest = stripSpace(rest.slice(end), true, false);
  }
  return parts;
}

function rsplitSpace(text: string, limit: number): string[] {
  const parts: string[] = [];
  let rest = stripSpace(text, false, true);
  while (rest !== '') {
    if (parts.length === limit) {
      parts.unshift(rest);
      break;
    }
    let start = rest.length;
    while (start > 0 && !isSpace(rest.charCodeAt(start - 1))) start -= 1;
    parts.unshift(rest.slice(start));
    rest = stripSpace(rest.slice(0, start), false, true);
  }
  return parts;
}

/** str.split and str.rsplit; a negative limit means none. */
function split(text: string, separator: unknown, maxsplit: unknown, fromRight: boolean): string[] {
  const wanted = indexArgument(maxsplit, -1);
  const limit = wanted < 0 ? Number.POSITIVE_INFINITY : wanted;
  if (separator === undefined || separator === null) {
    return fromRight ? rsplitSpace(text, limit) : splitSpace(text, limit);
  }
  const between = textArgument(separator);
  if (between === '') throw new PythonError('ValueError', 'empty separator');
  const parts = text.split(between);
  const extra = parts.length - 1 - limit;
  if (extra <= 0) return parts;
  return fromRight
    ? [parts.slice(0, extra + 1).join(between), ...parts.slice(extra + 1)]
    : [...parts.slice(0, limit), parts.slice(limit).join(between)];
}

const LINE_BREAK = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/g;

/** Python's str.splitlines(). */
export function splitLines(text: string, keepEnds = false): string[] {
  const lines: string[] = [];
  let from = 0;
  for (const match of text.matchAll(LINE_BREAK)) {
    const end = match.index + match[0].length;
    lines.push(text.slice(from, keepEnds ? end : match.index));
    from = end;
  }
  if (from < text.length) lines.push(text.slice(from));
  return lines;
}

function partition(text: string, separator: unknown, last: boolean): Tuple {
  const between = textArgument(separator);
  if (between === '') throw new PythonError('ValueError', 'empty separator');
  const at = last ? text.lastIndexOf(between) : text.indexOf(between);
  if (at === -1) return last ? Tuple.of('', '', text) : Tuple.of(text, '', '');
  return Tuple.of(text.slice(0, at), between, text.slice(at + between.length));
}

/** Python's separator.join(items): every item must be a string. */
export function join(separator: string, items: unknown): string {
  const texts: string[] = [];
  let index = 0;
  for (const item of iterate(items)) {
    const text = textOf(item);
    if (text === undefined) {
      const message = `sequence item ${index}: expected str instance, ${typeName(item)} found`;
      throw new PythonError('TypeError', message);
    }
    texts.push(text);
    index += 1;
  }
  return texts.join(separator);
}

/** Python's str.replace() with a limit; a negative one means none. */
export function replace(text: string, old: string, replacement: string, count = -1): string {
  const limit = count < 0 ? Number.POSITIVE_INFINITY : count;
  if (old === '') return replaceEmpty([...text], replacement, limit);
  const parts = text.split(old);
  const cuts = Math.min(limit, parts.length - 1);
  const rest = parts.slice(cuts + 1).map((part) => old + part);
  return parts.slice(0, cuts + 1).join(replacement) + rest.join('');
}

/** An empty text is found before every character and at the end. */
function replaceEmpty(units: string[], replacement: string, count: number): string {
  const result = units.map((unit, index) => (index < count ? replacement + unit : unit));
  if (units.length < count) result.push(replacement);
  return result.join('');
}

const sides: [string, boolean, boolean][] = [
  ['strip', true, true],
  ['lstrip', true, false],
  ['rstrip', false, true],
];

export const PART_METHODS: MethodTable<string> = new Map([
  ...sides.map(([name, left, right]) =>
    method(name, ['chars'], (text: string, chars: unknown) => strip(text, chars, left, right), {
      required: 0,
    }),
  ),
  method(
    'split',
    ['sep', 'maxsplit'],
    (text: string, ...[separator, maxsplit]: unknown[]) => split(text, separator, maxsplit, false),
    { required: 0, byName: true },
  ),
  method(
    'rsplit',
    ['sep', 'maxsplit'],
    (text: string, ...[separator, maxsplit]: unknown[]) => split(text, separator, maxsplit, true),
    { required: 0, byName: true },
  ),
  method(
    'splitlines',
    ['keepends'],
    (text: string, keepEnds: unknown) => splitLines(text, Boolean(keepEnds)),
    {
      required: 0,
      byName: true,
    },
  ),
  method('partition', ['sep'], (text: string, separator: unknown) => partition(text, separator, false)),
  method('rpartition', ['sep'], (text: string, separator: unknown) => partition(text, separator, true)),
  method('join', ['iterable'], join),
  method(
    'replace',
    ['old', 'new', 'count'],
    (text: string, ...[old, replacement, count]: unknown[]) =>
      replace(text, textArgument(old), textArgument(replacement), indexArgument(count, -1)),
    { required: 2 },
  ),
  method('removeprefix', ['prefix'], (text: string, prefix: unknown) => {
    const wanted = textArgument(prefix);
    return text.startsWith(wanted) ? text.slice(wanted.length) : text;
  }),
  method('removesuffix', ['suffix'], (text: string, suffix: unknown) => {
    const wanted = textArgument(suffix);
    return wanted !== '' && text.endsWith(wanted) ? text.slice(0, -wanted.length) : text;
  }),
]);
