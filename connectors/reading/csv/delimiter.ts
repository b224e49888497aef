import { FileRefused } from '../refusal.ts';
import { tokenizeCsv } from './tokenizer.ts';

export interface CsvShape {
  readonly delimiter: string;
  /** Fields of most records. */
  readonly width: number;
  /** Where the first record starts, after a `sep=` line. */
  readonly start: number;
}

const candidates = [',', ';', '\t', '|'] as const;
const SAMPLE = 100;

/**
 * The delimiter, chosen once for the file: that of a `sep=` line (which a spreadsheet program takes as an instruction,
 * not as a row), else the one under which most of the first 100 records have the same number of fields.
 */
export function csvShape(text: string): CsvShape {
  const declared = /^"?sep=(.)"?(?:\r\n|\r|\n)/i.exec(text);
  if (declared !== null) {
    const start = declared[0].length;
    return { delimiter: declared[1]!, width: fieldCounts(text, start, declared[1]!).width, start };
  }
  let best = { delimiter: ',', width: 1, share: 0 };
  for (const delimiter of candidates) {
    const { width, share } = fieldCounts(text, 0, delimiter);
    if (width > 1 && (share > best.share || (share === best.share && width > best.width))) {
      best = { delimiter, width, share };
    }
  }
  return { delimiter: best.delimiter, width: best.width, start: 0 };
}

/** The commonest number of fields above one (the larger on a tie), and the share of records that have it. */
function fieldCounts(text: string, start: number, delimiter: string): { width: number; share: number } {
  const counts = new Map<number, number>();
  let records = 0;
  try {
    tokenizeCsv(text, start, delimiter, (fields) => {
      if (fields.length === 1 && fields[0]!.trim() === '') return true;
      records += 1;
      counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1);
      return records < SAMPLE;
    });
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
  }
  let width = 1;
  let most = 0;
  for (const [fields, count] of counts) {
    if (fields > 1 && (count > most || (count === most && fields > width))) [width, most] = [fields, count];
  }
  return { width, share: records === 0 ? 0 : most / records };
}
