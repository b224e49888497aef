import { emptyReading } from './cached.ts';
import { cleanText } from './clean-text.ts';
import { isDamaged } from './damaged-text.ts';
import { blankReading, type CellReader } from './reading.ts';

const MAX = 1_000;

/**
 * Type `text`: short text, trimmed, inner white space single. Over 1,000 characters it is cut in commentary (`cut`)
 * and refused elsewhere.
 */
export function textReader(options: { readonly cut?: boolean } = {}): CellReader {
  return (cell) => {
    const empty = emptyReading(cell);
    if (empty !== undefined) return empty;
    const text = cleanText(cell.text);
    if (text === '') return blankReading;
    if (isDamaged(text)) return { value: null, problem: 'DAMAGED_TEXT' };
    if (text.length <= MAX) return { value: text };
    if (options.cut !== true) return { value: null, problem: 'TEXT_TOO_LONG' };
    return {
      value: text
        .slice(0, MAX)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd(),
      problem: 'TEXT_CUT',
    };
  };
}
