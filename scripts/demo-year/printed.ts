import { readFileSync } from 'node:fs';

/** One cell of the printed tables, in the product's terms (fixtures/warwickshire/map.csv). */
export interface PrintedCell {
  readonly row_id: string;
  readonly class: string;
  readonly measure_id: string;
  readonly period_kind: string;
  readonly period_start: string;
  readonly period_end: string;
  readonly breakdown: string;
  readonly breakdown_value: string;
  readonly expected: string;
  readonly decimals: string;
  readonly side: string;
  readonly as_known_on: string;
  readonly contradicts: string;
  readonly note: string;
  /** Counts printed beside the cell, where there were any. */
  readonly numerator: string;
  readonly denominator: string;
}

/** Whole numbers from low to high, both included. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** The fields of every line of a CSV file with quotes (RFC 4180), by the names in its first line. */
export function readCsv(text: string): Record<string, string>[] {
  const lines: string[][] = [];
  for (const match of text.matchAll(/("(?:[^"]|"")*"|[^,\n]*)(,|\n|$)/g)) {
    const field = match[1]!;
    const line = lines.at(-1) ?? [];
    if (lines.length === 0) {
      lines.push(line);
    }
    line.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
    if (match[2] === '\n') {
      lines.push([]);
    }
    if (match[2] === '') {
      break;
    }
  }
  const names = lines.shift() ?? [];
  return lines
    .filter((line) => line.length === names.length)
    .map((line) => Object.fromEntries(names.map((name, i) => [name, line[i]!])));
}

const FOLDER = new URL('../../fixtures/warwickshire/', import.meta.url);

/** Every printed cell of a board's report: `map.csv` and `printed.csv` of the folder, Warwickshire's by default. */
export function readPrintedCells(folder: URL = FOLDER): PrintedCell[] {
  const counts = new Map(
    readCsv(readFileSync(new URL('printed.csv', folder), 'utf8')).map((row) => [row.row_id, row]),
  );
  return readCsv(readFileSync(new URL('map.csv', folder), 'utf8')).map((row) => {
    const printed = counts.get(row.row_id);
    return {
      ...row,
      numerator: printed?.numerator ?? '',
      denominator: printed?.denominator ?? '',
    } as unknown as PrintedCell;
  });
}

/** The printed figures that rows must give, looked up by measure, breakdown and last day. */
export class PrintedTables {
  private readonly cells = new Map<string, PrintedCell>();

  constructor(cells: readonly PrintedCell[]) {
    for (const cell of cells) {
      if (cell.class === 'record_level') {
        this.cells.set(
          [cell.measure_id, cell.breakdown, cell.breakdown_value, cell.period_end].join('|'),
          cell,
        );
      }
    }
  }

  find(measure: string, end: string, breakdown = 'all', value = 'all'): PrintedCell | undefined {
    return this.cells.get([measure, breakdown, value, end].join('|'));
  }

  /** A printed count. */
  count(measure: string, end: string, breakdown = 'all', value = 'all'): number {
    const cell = this.find(measure, end, breakdown, value);
    if (cell === undefined) {
      throw new RangeError(`nothing printed for ${measure} ${breakdown} ${value} at ${end}`);
    }
    return Number(cell.expected);
  }

  /**
   * The whole numerators that give a printed figure when rounded half up: of `denominator`, times `scale`
   * (100 for a percentage, 10,000 for a rate).
   */
  numerators(
    cell: { expected: string; decimals: string } | undefined,
    denominator: number,
    scale = 100,
  ): Range {
    if (cell === undefined) {
      return { low: 0, high: denominator };
    }
    const half = 0.5 / 10 ** Number(cell.decimals);
    const unit = denominator / scale;
    const low = Math.max(0, Math.ceil((Number(cell.expected) - half) * unit - 1e-9));
    const high = Math.ceil((Number(cell.expected) + half) * unit - 1e-9) - 1;
    return { low, high };
  }
}

/**
 * Whole numbers, one in each range, that add to the total, as near the middle of their ranges as that allows.
 * Null where no such numbers exist.
 */
export function wholeNumbers(ranges: readonly Range[], total: number): number[] | null {
  const numbers = ranges.map((range) => Math.round((range.low + range.high) / 2));
  let rest = total - numbers.reduce((sum, number) => sum + number, 0);
  while (rest !== 0) {
    const step = Math.sign(rest);
    const room = ranges.map((range, i) => (step > 0 ? range.high - numbers[i]! : numbers[i]! - range.low));
    const widest = room.indexOf(Math.max(...room));
    if (room[widest]! <= 0) {
      return null;
    }
    numbers[widest]! += step;
    rest -= step;
  }
  return ranges.every((range) => range.low <= range.high) ? numbers : null;
}
