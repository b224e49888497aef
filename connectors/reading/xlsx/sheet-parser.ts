import { blankCell } from '../cell.ts';
import { FileRefused } from '../refusal.ts';
import { parseReference } from './cell-reference.ts';
import type { CellValues } from './cell-values.ts';
import type { RowSink } from './row-sink.ts';
import { SheetOutside } from './sheet-outside.ts';

/** Elements of a cell whose text is its value. */
type TextPlace = 'v' | 'is' | undefined;

/** Reads a sheet through the XML parser: every legal dialect (prefixes, single quotes, comments, missing references). */
export class SheetParser extends SheetOutside {
  readonly #sink: RowSink;
  readonly #values: CellValues;
  #inRows = false;
  #column = 0;
  #type = '';
  #style = 0;
  #hasFormula = false;
  #value: string | undefined;
  #inCell = false;
  #inline = false;
  #phonetic = false;
  #textOf: TextPlace;

  constructor(sink: RowSink, values: CellValues) {
    super();
    this.#sink = sink;
    this.#values = values;
  }

  override onOpen(name: string, attributes: ReadonlyMap<string, string>, depth: number): void {
    if (!this.#inRows) {
      if (name === 'sheetData') this.#inRows = true;
      else super.onOpen(name, attributes, depth);
      return;
    }
    if (name === 'row') this.#sink.beginRow(rowNumber(attributes.get('r')), isTrue(attributes.get('hidden')));
    else if (name === 'c') this.#beginCell(attributes);
    else if (this.#inCell) this.#beginInside(name);
  }

  override onClose(name: string, _depth: number): void {
    if (!this.#inRows) return;
    if (name === 'sheetData') this.#inRows = false;
    else if (name === 'row') this.#sink.endRow();
    else if (name === 'c') this.#endCell();
    else if (name === 'v' || name === 't') this.#textOf = undefined;
    else if (name === 'is') this.#inline = false;
    else if (name === 'rPh') this.#phonetic = false;
  }

  override onText(text: string): void {
    if (this.#textOf !== undefined) this.#value = (this.#value ?? '') + text;
  }

  #beginCell(attributes: ReadonlyMap<string, string>): void {
    const reference = attributes.get('r');
    this.#inCell = true;
    this.#type = attributes.get('t') ?? '';
    this.#style = Number(attributes.get('s') ?? 0);
    this.#hasFormula = false;
    this.#value = undefined;
    if (reference === undefined) {
      this.#column = this.#sink.nextColumn();
      return;
    }
    const place = parseReference(reference);
    if (place === undefined || place.row !== this.#sink.row) {
      throw new FileRefused(
        'BAD_CELL',
        'A cell of the workbook stands in another row than it says. Save it again.',
        {
          row: this.#sink.row,
        },
      );
    }
    this.#column = place.column;
  }

  #beginInside(name: string): void {
    if (name === 'v') this.#startText('v');
    else if (name === 'f') this.#hasFormula = true;
    else if (name === 'is') this.#inline = true;
    else if (name === 'rPh') this.#phonetic = true;
    else if (name === 't' && this.#inline && !this.#phonetic) this.#startText('is');
  }

  #startText(place: TextPlace): void {
    this.#textOf = place;
    this.#value ??= '';
  }

  #endCell(): void {
    this.#inCell = false;
    const hasContent = this.#hasFormula || this.#value !== undefined;
    const raw = { type: this.#type, style: this.#style, hasFormula: this.#hasFormula, value: this.#value };
    this.#sink.put(this.#column, hasContent ? this.#values.cell(raw) : blankCell);
  }
}

function rowNumber(raw: string | undefined): number {
  if (raw === undefined) return 0;
  if (!/^\d{1,7}$/.test(raw) || Number(raw) === 0) {
    throw new FileRefused(
      'BAD_CELL',
      'A row of the workbook has no valid number. Open it in Excel, save it and send that.',
    );
  }
  return Number(raw);
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
