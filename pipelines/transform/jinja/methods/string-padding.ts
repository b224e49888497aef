import { PythonError } from '../error.ts';
import { textLength } from '../values/text.ts';
import { indexArgument, type MethodTable, method, textArgument } from './definition.ts';

function fillArgument(value: unknown): string {
  if (value === undefined) return ' ';
  const fill = textArgument(value);
  if (textLength(fill) !== 1) {
    throw new PythonError('TypeError', 'The fill character must be exactly one character long');
  }
  return fill;
}

/** Python's str.center(): the odd space goes left when the width is odd. */
export function center(text: string, width: number, fill = ' '): string {
  const missing = width - textLength(text);
  if (missing <= 0) return text;
  const left = Math.floor(missing / 2) + (missing & width & 1);
  return fill.repeat(left) + text + fill.repeat(missing - left);
}

function zeroFill(text: string, width: number): string {
  const missing = width - textLength(text);
  if (missing <= 0) return text;
  const sign = text.startsWith('-') || text.startsWith('+') ? text[0]! : '';
  return sign + '0'.repeat(missing) + text.slice(sign.length);
}

function expandTabs(text: string, size: number): string {
  let column = 0;
  let result = '';
  for (const character of text) {
    if (character === '\t') {
      const spaces = size > 0 ? size - (column % size) : 0;
      result += ' '.repeat(spaces);
      column += spaces;
    } else {
      result += character;
      column = character === '\n' || character === '\r' ? 0 : column + 1;
    }
  }
  return result;
}

export const PADDING_METHODS: MethodTable<string> = new Map([
  method(
    'center',
    ['width', 'fillchar'],
    (text: string, ...[width, fill]: unknown[]) => center(text, indexArgument(width, 0), fillArgument(fill)),
    { required: 1 },
  ),
  method(
    'ljust',
    ['width', 'fillchar'],
    (text: string, ...[width, fill]: unknown[]) =>
      text + fillArgument(fill).repeat(Math.max(0, indexArgument(width, 0) - textLength(text))),
    { required: 1 },
  ),
  method(
    'rjust',
    ['width', 'fillchar'],
    (text: string, ...[width, fill]: unknown[]) =>
      fillArgument(fill).repeat(Math.max(0, indexArgument(width, 0) - textLength(text))) + text,
    { required: 1 },
  ),
  method('zfill', ['width'], (text: string, width: unknown) => zeroFill(text, indexArgument(width, 0))),
  method(
    'expandtabs',
    ['tabsize'],
    (text: string, size: unknown) => expandTabs(text, indexArgument(size, 8)),
    {
      required: 0,
      byName: true,
    },
  ),
]);
