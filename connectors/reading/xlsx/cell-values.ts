import { isPlainDate } from '../../../domain/plain-date.ts';
import { blankCell, Cell, falseCell, isErrorText, notCalculatedCell, textCell, trueCell } from '../cell.ts';
import { limits } from '../limits.ts';
import { FileRefused } from '../refusal.ts';
import { NumberCells } from './number-cell.ts';
import type { SharedTexts } from './shared-texts.ts';
import { plainLook, type Styles } from './styles.ts';
import { decodeEscapes } from './xml-text.ts';

/** A cell as it stands in the XML, entities resolved. */
export interface RawCell {
  /** The `t` attribute; empty means a number. */
  readonly type: string;
  /** The `s` attribute; 0 where there is none. */
  readonly style: number;
  readonly hasFormula: boolean;
  /** Content of `v` or `is`; undefined when the cell has neither. */
  readonly value: string | undefined;
}

/** Makes cells from what the XML says, with the workbook's shared strings, styles and epoch. */
export class CellValues {
  /** Formulas found without a result. */
  notCalculated = 0;
  readonly #strings: SharedTexts;
  readonly #styles: Styles;
  readonly #numbers: NumberCells;

  constructor(strings: SharedTexts, styles: Styles, date1904: boolean) {
    this.#strings = strings;
    this.#styles = styles;
    this.#numbers = new NumberCells(date1904);
  }

  /** @throws FileRefused BAD_SHARED_STRING, BAD_CELL, CELL_TOO_LONG */
  cell(raw: RawCell): Cell {
    const value = raw.value;
    if (value === undefined) return raw.hasFormula ? this.missingResult() : blankCell;
    switch (raw.type) {
      case 's':
        return this.shared(value);
      case 'inlineStr':
        return this.text(value);
      case 'str':
        // A formula that gives "" is written with an empty value; it is blank, and it is calculated.
        return this.text(value);
      case 'e':
        return errorCell(value.trim());
      case '':
      case 'n':
      case 'b':
      case 'd':
        return this.#plain(raw, value.trim());
      default:
        throw new FileRefused('BAD_CELL', 'The workbook holds a kind of cell that Excel does not write.');
    }
  }

  #plain(raw: RawCell, value: string): Cell {
    if (value === '') return raw.hasFormula ? this.missingResult() : blankCell;
    if (raw.type === 'b') return booleanCell(value);
    return raw.type === 'd' ? isoCell(value) : this.number(value, raw.style);
  }

  number(raw: string, style: number): Cell {
    const value = parseNumber(raw);
    return this.#numbers.cell(value, raw, this.#styles[style] ?? plainLook);
  }

  /** A whole number of at most 15 digits, not negative. */
  whole(value: number, style: number): Cell {
    return this.#numbers.whole(value, this.#styles[style] ?? plainLook);
  }

  shared(raw: string): Cell {
    return this.sharedAt(/^\s*\d{1,9}\s*$/.test(raw) ? Number(raw) : -1);
  }

  sharedAt(index: number): Cell {
    const cell = this.#strings.at(index);
    if (cell === undefined) {
      throw new FileRefused(
        'BAD_SHARED_STRING',
        'A cell points at a text that the workbook does not hold. Open it in Excel, repair and save it, and send that.',
      );
    }
    return cell;
  }

  text(value: string): Cell {
    const text = decodeEscapes(value);
    if (text.length > limits.cellCharacters) throw tooLong();
    return textCell(text);
  }

  missingResult(): Cell {
    this.notCalculated += 1;
    return notCalculatedCell;
  }
}

const numberForm = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;

function parseNumber(raw: string): number {
  const value = numberForm.test(raw) ? Number(raw) : Number.NaN;
  if (!Number.isFinite(value)) {
    throw new FileRefused(
      'BAD_CELL',
      'A cell that should hold a number holds something else. Save the workbook again.',
    );
  }
  return value;
}

function booleanCell(raw: string): Cell {
  if (raw === '1' || raw === 'true') return trueCell;
  if (raw === '0' || raw === 'false') return falseCell;
  throw new FileRefused('BAD_CELL', 'A cell that should hold TRUE or FALSE holds something else.');
}

function errorCell(raw: string): Cell {
  return new Cell('error', isErrorText(raw) ? raw : '#ERROR!');
}

/** Dates as ISO text, which strict workbooks may write. */
function isoCell(raw: string): Cell {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.\d+)?Z?)?$/.exec(raw);
  if (parts === null || !isPlainDate(parts[1]!)) {
    const time = /^(?:T|1899-12-3[01]T)?(\d{2}:\d{2}:\d{2})/.exec(raw);
    return time === null ? textCell(raw) : new Cell('time', time[1]!);
  }
  if (parts[2] === undefined || parts[2] === '00:00:00') return new Cell('date', parts[1]!);
  return new Cell('datetime', `${parts[1]}T${parts[2]}`);
}

function tooLong(): FileRefused {
  return new FileRefused('CELL_TOO_LONG', `A cell holds more than ${limits.cellCharacters} characters.`);
}
