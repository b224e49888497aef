import { notAvailableReasons } from '../../../domain/code-lists/not-available-reasons.ts';
import { valueStatuses } from '../../../domain/code-lists/value-statuses.ts';
import { type Cell, cleanText, isUnknownWord } from '../../reading/index.ts';
import { codeMatcher } from '../../reading/values/code.ts';

/** What a cell of a return of counts says: a number, a fraction, a word instead of one, or nothing. */
export interface Figure {
  /** Digits with an optional decimal part. */
  readonly number?: string;
  /** The lower part of `12/40`. */
  readonly outOf?: string;
  readonly status?: 'provisional' | 'not_available' | 'not_applicable' | 'supplied';
  readonly reason?: string;
  readonly isUnreadable?: boolean;
}

export const blankFigure: Figure = {};

const statusOf = codeMatcher(valueStatuses.codes);
const reasonOf = codeMatcher(notAvailableReasons.codes);
const plain = /^[£]?\s*(-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*%?$/;
const marked = /^(.*?\d)\s*(?:\*|\[?p\]?)$/i;
const fraction = /^(\d[\d,]*)\s*\/\s*(\d[\d,]*)$/;

/**
 * Reads a figure as agencies type it (returns rules, "Counts"): n/a, TBC, x, z and words such as Not known are the status
 * whose synonyms hold them; - and * are not available; c and <5 are held back by the sender; a number followed by * or p
 * is provisional; `12/40` is both parts of a share. A status word that gives no reason leaves the reason blank.
 */
export function readFigure(cell: Cell): Figure {
  if (cell.kind === 'blank') return blankFigure;
  if (cell.kind === 'number') return { number: plainNumber(cell) };
  if (cell.kind !== 'text') return { isUnreadable: true };
  const text = cleanText(cell.text);
  if (text === '') return blankFigure;
  const parts = fraction.exec(text);
  if (parts) return { number: digits(parts[1]!), outOf: digits(parts[2]!) };
  const number = plain.exec(text);
  if (number) return { number: digits(number[1]!) };
  const provisional = marked.exec(text);
  if (provisional) {
    const inner = readFigure({ ...cell, text: provisional[1]! } as Cell);
    if (inner.number !== undefined) return { ...inner, status: 'provisional' };
  }
  if (/^[-*\u2013\u2014.]+$/.test(text)) return { status: 'not_available' };
  if (/^\[?c\]?$/i.test(text) || /^<\s*\d+$/.test(text))
    return { status: 'not_available', reason: 'restricted' };
  const status = statusOf(text) as Figure['status'];
  const reason = reasonOf(text);
  if (status === 'provisional' || status === 'supplied') return { isUnreadable: true };
  if (status !== undefined) return { status, ...(reason === undefined ? {} : { reason }) };
  if (reason !== undefined) return { status: 'not_available', reason };
  return isUnknownWord(text) ? { status: 'not_available' } : { isUnreadable: true };
}

function digits(text: string): string {
  return text.replaceAll(',', '');
}

/** A percentage shown as 12.5% is 12.5, as when it is typed. */
function plainNumber(cell: Cell): string {
  const shown = plain.exec(cell.text.trim());
  if (cell.text.includes('%')) return String(Number((cell.number * 100).toPrecision(15)));
  return shown && Number(digits(shown[1]!)) === cell.number ? digits(shown[1]!) : String(cell.number);
}
