import { PythonError } from '../error.ts';
import { capitalize } from '../methods/string-case.ts';
import { center } from '../methods/string-padding.ts';
import { replace, splitLines, strip } from '../methods/string-parts.ts';
import { lengthOf } from '../values/iterate.ts';
import { isText, Markup, textOf } from '../values/markup.ts';
import { toIndex } from '../values/number.ts';
import { percentFormat } from '../values/percent-format.ts';
import { PyDict } from '../values/py-dict.ts';
import { toStr } from '../values/str.ts';
import { textLength, textSlice } from '../values/text.ts';
import { isTruthy } from '../values/truth.ts';
import { tupleFrom } from '../values/tuple.ts';
import { typeName } from '../values/type-name.ts';
import { Undefined } from '../values/undefined.ts';
import { type FilterFunction, ofValue, withParameters } from './definition.ts';
import { wrapParagraph } from './word-wrap.ts';

/** A filter of the value's text; safe text stays safe. */
function ofText(
  name: string,
  names: readonly string[],
  run: (text: string, ...args: unknown[]) => string,
): [string, FilterFunction] {
  return withParameters(name, names, (_, value, ...args) => {
    const result = run(toStr(value), ...args);
    return value instanceof Markup ? new Markup(result) : result;
  });
}

/** Words begin after white space, a hyphen or an opening bracket. */
function title(text: string): string {
  return text
    .split(/([-\s({[<]+)/)
    .map((part) => {
      const first = [...part][0] ?? '';
      return first.toUpperCase() + part.slice(first.length).toLowerCase();
    })
    .join('');
}

/** The text of a filter that only takes strings. */
function stringOnly(value: unknown, action: string): string {
  const text = textOf(value);
  if (text !== undefined) return text;
  if (value instanceof Undefined) throw value.error();
  throw new PythonError('TypeError', `cannot ${action} a value of type '${typeName(value)}'`);
}

function indent(value: unknown, width: unknown, first: unknown, blank: unknown): unknown {
  const text = stringOnly(value, 'indent');
  const margin = textOf(width) ?? ' '.repeat(Math.max(0, width === undefined ? 4 : toIndex(width)));
  const lines = splitLines(`${text}\n`);
  const indented = lines.map((line, index) => {
    if (index === 0) return isTruthy(first) ? margin + line : line;
    return line !== '' || isTruthy(blank) ? margin + line : line;
  });
  const result = indented.join('\n');
  return value instanceof Markup ? new Markup(result) : result;
}

function truncate(value: unknown, ...[lengthOption, killWords, endOption, leewayOption]: unknown[]): unknown {
  const length = lengthOption === undefined ? 255 : toIndex(lengthOption);
  const end = endOption === undefined ? '...' : toStr(endOption);
  const leeway = leewayOption === undefined || leewayOption === null ? 5 : toIndex(leewayOption);
  const room = length - textLength(end);
  if (room < 0) {
    throw new PythonError('AssertionError', `expected length >= ${textLength(end)}, got ${length}`);
  }
  if (leeway < 0) throw new PythonError('AssertionError', `expected leeway >= 0, got ${leeway}`);
  if (lengthOf(value) <= length + leeway) return value;
  const text = stringOnly(value, 'truncate');
  const cut = textSlice(text, 0, room);
  if (isTruthy(killWords)) return cut + end;
  const space = cut.lastIndexOf(' ');
  return (space === -1 ? cut : cut.slice(0, space)) + end;
}

function wordWrap(value: unknown, ...[width, breakLong, joint, onHyphens]: unknown[]): string {
  const options = {
    width: width === undefined ? 79 : toIndex(width),
    breakLongWords: breakLong === undefined || isTruthy(breakLong),
    breakOnHyphens: onHyphens === undefined || isTruthy(onHyphens),
  };
  const separator = joint === undefined || joint === null ? '\n' : toStr(joint);
  return splitLines(stringOnly(value, 'wrap'))
    .map((line) => wrapParagraph(line, options).join(separator))
    .join(separator);
}

const format: FilterFunction = (_, value, args, kwargs) => {
  if (args.length > 0 && kwargs.size > 0) {
    const message = "can't handle positional and keyword arguments at the same time";
    throw new PythonError('FilterArgumentError', message);
  }
  return percentFormat(toStr(value), kwargs.size > 0 ? new PyDict(kwargs) : tupleFrom(args));
};

export const TEXT_FILTERS: [string, FilterFunction][] = [
  ofText('upper', [], (text) => text.toUpperCase()),
  ofText('lower', [], (text) => text.toLowerCase()),
  ofText('capitalize', [], capitalize),
  ofText('title', [], title),
  ofText('trim', ['chars'], (text, chars) => strip(text, chars, true, true)),
  ofText('center', ['width'], (text, width) => center(text, width === undefined ? 80 : toIndex(width))),
  ofValue('string', (value) => (isText(value) ? value : toStr(value))),
  withParameters(
    'replace',
    ['old', 'new', 'count'],
    (_, value, ...[old, replacement, count]) => {
      const limit = count === undefined || count === null ? -1 : toIndex(count);
      return replace(toStr(value), toStr(old), toStr(replacement), limit);
    },
    2,
  ),
  withParameters('indent', ['width', 'first', 'blank'], (_, value, ...[width, first, blank]) =>
    indent(value, width, first, blank),
  ),
  withParameters('truncate', ['length', 'killwords', 'end', 'leeway'], (_, value, ...args) =>
    truncate(value, ...args),
  ),
  withParameters(
    'wordwrap',
    ['width', 'break_long_words', 'wrapstring', 'break_on_hyphens'],
    (_, value, ...args) => wordWrap(value, ...args),
  ),
  ofValue('wordcount', (value) => toStr(value).match(/[\p{L}\p{N}_]+/gu)?.length ?? 0),
  ['format', format],
];
