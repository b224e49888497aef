import { PythonError } from '../error.ts';
import { textOf } from '../values/markup.ts';
import { characters, textLength, textSlice } from '../values/text.ts';
import { Tuple } from '../values/tuple.ts';
import { typeName } from '../values/type-name.ts';
import { type MethodTable, method, positionArgument, textArgument } from './definition.ts';

/** Position of `part` in `text[start:end]`, counted from the text's start; -1 when it is not there. */
function position(text: string, part: unknown, start: unknown, end: unknown, last: boolean): number {
  const wanted = textArgument(part);
  const length = textLength(text);
  const from = positionArgument(start, length, 0);
  const to = Math.min(positionArgument(end, length, length), length);
  if (from > to) return -1;
  const inside = textSlice(text, from, to);
  const found = last ? inside.lastIndexOf(wanted) : inside.indexOf(wanted);
  if (found === -1) return -1;
  return from + (typeof characters(inside) === 'string' ? found : textLength(inside.slice(0, found)));
}

function positionOrFail(text: string, part: unknown, start: unknown, end: unknown, last: boolean): number {
  const found = position(text, part, start, end, last);
  if (found === -1) throw new PythonError('ValueError', 'substring not found');
  return found;
}

function count(text: string, part: unknown, start: unknown, end: unknown): number {
  const wanted = textArgument(part);
  const length = textLength(text);
  const from = positionArgument(start, length, 0);
  const to = Math.min(positionArgument(end, length, length), length);
  if (from > to) return 0;
  const inside = textSlice(text, from, to);
  return wanted === '' ? textLength(inside) + 1 : inside.split(wanted).length - 1;
}

/** startswith and endswith: of one text, or of any in a tuple. */
function matches(
  name: 'startswith' | 'endswith',
  text: string,
  wanted: unknown,
  start: unknown,
  end: unknown,
) {
  const length = textLength(text);
  const from = positionArgument(start, length, 0);
  const to = Math.min(positionArgument(end, length, length), length);
  const candidates = wanted instanceof Tuple ? [...wanted] : [wanted];
  const texts = candidates.map((candidate) => {
    const part = textOf(candidate);
    if (part !== undefined) return part;
    const message = `${name} first arg must be str or a tuple of str, not ${typeName(candidate)}`;
    throw new PythonError('TypeError', message);
  });
  if (from > to) return false;
  const inside = start === undefined && end === undefined ? text : textSlice(text, from, to);
  return texts.some((part) => (name === 'startswith' ? inside.startsWith(part) : inside.endsWith(part)));
}

const RANGE = ['sub', 'start', 'end'];

export const SEARCH_METHODS: MethodTable<string> = new Map([
  method(
    'find',
    RANGE,
    (text: string, ...[part, start, end]: unknown[]) => position(text, part, start, end, false),
    {
      required: 1,
    },
  ),
  method(
    'rfind',
    RANGE,
    (text: string, ...[part, start, end]: unknown[]) => position(text, part, start, end, true),
    {
      required: 1,
    },
  ),
  method(
    'index',
    RANGE,
    (text: string, ...[part, start, end]: unknown[]) => positionOrFail(text, part, start, end, false),
    { required: 1 },
  ),
  method(
    'rindex',
    RANGE,
    (text: string, ...[part, start, end]: unknown[]) => positionOrFail(text, part, start, end, true),
    { required: 1 },
  ),
  method('count', RANGE, (text: string, ...[part, start, end]: unknown[]) => count(text, part, start, end), {
    required: 1,
  }),
  method(
    'startswith',
    RANGE,
    (text: string, ...[part, start, end]: unknown[]) => matches('startswith', text, part, start, end),
    { required: 1 },
  ),
  method(
    'endswith',
    RANGE,
    (text: string, ...[part, start, end]: unknown[]) => matches('endswith', text, part, start, end),
    { required: 1 },
  ),
]);
