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

/** What was read of cells of one kind. */
interface Known {
  readonly readings: Map<string, CellReading>;
  /** Cells read anew since they were last counted, and cells that were known. */
  made: number;
  met: number;
  /** Hardly a cell comes twice: a column of ids or of free text. */
  isVain: boolean;
}

/** After so many cells read anew it is asked whether remembering pays. */
const TRIAL = 5_000;

/**
 * A reader that works a value out once for each distinct cell: a column of half a million cells holds a few thousand
 * different days and a few dozen codes. Where cells hardly ever come twice nothing more is remembered.
 */
export function cachedReader(read: (cell: Cell) => CellReading): CellReader {
  const byKind = new Map<Cell['kind'], Known>();
  let lastKind: Cell['kind'] | undefined;
  let known: Known;
  return (cell) => {
    const empty = emptyReading(cell);
    if (empty !== undefined) return empty;
    if (cell.kind !== lastKind) {
      lastKind = cell.kind;
      known = byKind.get(cell.kind) ?? { readings: new Map(), made: 0, met: 0, isVain: false };
      byKind.set(cell.kind, known);
    }
    if (known.isVain) return read(cell);
    const reading = known.readings.get(cell.text);
    if (reading === undefined) return remember(known, cell.text, Object.freeze(read(cell)));
    known.met += 1;
    return reading;
  };
}

function remember(known: Known, text: string, reading: CellReading): CellReading {
  const { readings } = known;
  known.made += 1;
  if (known.made === TRIAL) {
    known.isVain = known.met < TRIAL / 2;
    known.made = 0;
    known.met = 0;
    if (known.isVain) readings.clear();
  }
  if (readings.size >= MAX) readings.clear();
  readings.set(text, reading);
  return reading;
}
