import type { Cell } from '../cell.ts';
import { emptyReading } from './cached.ts';
import { cleanText } from './clean-text.ts';
import { isDamaged } from './damaged-text.ts';
import { blankReading, type CellReader, type CellReading } from './reading.ts';

const damaged: CellReading = Object.freeze({ value: null, problem: 'UNREADABLE_ID' });

const damagedLetters: CellReading = Object.freeze({ value: null, problem: 'DAMAGED_TEXT' });

/** Beyond this a spreadsheet has already rounded the number: its last digits are not the id's. */
const EXACT = 1e15;

/**
 * Type `id`: text kept as typed, trimmed, inner white space single; a number with a decimal part of zero loses it. An
 * id that a spreadsheet has turned into a date, or into a number whose digits are lost (`1.2E+12`), is unreadable: it
 * would join the wrong child. A number that was saved with separators (`1,234`) is the id without them.
 */
export function idReader(): CellReader {
  return (cell: Cell) => {
    const empty = emptyReading(cell);
    if (empty !== undefined) return empty;
    if (cell.kind === 'date' || cell.kind === 'datetime' || cell.kind === 'time') return damaged;
    if (cell.kind === 'number') return Math.abs(cell.number) < EXACT ? { value: cell.text } : damaged;
    const text = asTyped(cleanText(cell.text));
    if (text === '') return blankReading;
    const first = text.charCodeAt(0);
    // Only text that starts with a digit can be a number in disguise.
    if (first < 48 || first > 57) return isDamaged(text) ? damagedLetters : { value: text };
    if (/^\d(?:\.\d+)?E\+\d{1,3}$/i.test(text)) return damaged;
    if (/^\d{1,3}(?:,\d{3})+$/.test(text)) return { value: text.replaceAll(',', '') };
    return { value: text.replace(/^(\d+)\.0+$/, '$1') };
  };
}

/** An apostrophe before it marks a text to a spreadsheet program, and is no part of it. */
function asTyped(text: string): string {
  return text.charCodeAt(0) === APOSTROPHE ? text.slice(1).trimStart() : text;
}

const APOSTROPHE = 39;
