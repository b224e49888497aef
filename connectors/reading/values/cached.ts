import type { Cell } from '../cell.ts';
import { blankReading, type CellReader, type CellReading } from './reading.ts';

const MAX = 50_000;

const errorReading: CellReading = Object.freeze({ value: null, problem: 'ERROR_CELL' });
const notCalculatedReading: CellReading = Object.freeze({ value: null, problem: 'FORMULA_NOT_CALCULATED' });

/** The reading of a cell that no type can read: blank, an error value, a formula without its result. Else undefined. */
export function emptyReading(cell: Cell): CellReading | undefined {
  switch (cell.kind) {
    case 'blank':
      return blankReading;
    case 'error':
      return errorReading;
    case 'formula_not_calculated':
      return notCalculatedReading;
    default:
      return undefined;
  }
}

/**
 * A reader that works a value out once for each distinct cell: a column of half a million cells holds a few thousand
 * different days and a few dozen codes.
 */
export function cachedReader(read: (cell: Cell) => CellReading): CellReader {
  const byCell = new Map<Cell['kind'], Map<string, CellReading>>();
  let lastKind: Cell['kind'] | undefined;
  let known: Map<string, CellReading> = new Map();
  return (cell) => {
    const empty = emptyReading(cell);
    if (empty !== undefined) return empty;
    if (cell.kind !== lastKind) {
      lastKind = cell.kind;
      known = byCell.get(cell.kind) ?? new Map();
      byCell.set(cell.kind, known);
    }
    let reading = known.get(cell.text);
    if (reading === undefined) {
      reading = Object.freeze(read(cell));
      if (known.size >= MAX) known.clear();
      known.set(cell.text, reading);
    }
    return reading;
  };
}
