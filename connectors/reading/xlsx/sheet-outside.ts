import { limits } from '../limits.ts';
import { FileRefused } from '../refusal.ts';
import type { MergedRange } from '../sheet.ts';
import type { ParserEvents } from '../xml/parser.ts';
import { parseRange } from './cell-reference.ts';

/** What is read of a sheet outside its rows: that it is a sheet at all, and its merged ranges. */
export class SheetOutside implements ParserEvents {
  readonly merges: MergedRange[] = [];
  readonly hiddenColumns: { first: number; last: number }[] = [];
  /** Row and cell elements met where no row should be. */
  strayElements = 0;

  onOpen(name: string, attributes: ReadonlyMap<string, string>, depth: number): void {
    if (depth === 1 && name !== 'worksheet') {
      throw new FileRefused(
        'CORRUPT',
        'A sheet of the workbook is not a sheet. Open it in Excel, save it and send that.',
      );
    }
    if (name === 'mergeCell') this.#merge(attributes.get('ref') ?? '');
    else if (name === 'col') this.#column(attributes);
    else if (name === 'row' || name === 'c') this.strayElements += 1;
  }

  onClose(_name: string, _depth: number): void {}

  onText(_text: string): void {}

  #column(attributes: ReadonlyMap<string, string>): void {
    if (!/^(1|true)$/.test(attributes.get('hidden') ?? '')) return;
    if (this.hiddenColumns.length >= limits.columns) return;
    this.hiddenColumns.push({
      first: Number(attributes.get('min')) - 1,
      last: Number(attributes.get('max')) - 1,
    });
  }

  #merge(ref: string): void {
    const range = parseRange(ref);
    if (range === undefined) return;
    if (this.merges.length >= limits.mergedRanges) {
      throw new FileRefused(
        'TOO_MANY_ROWS',
        'A sheet holds more joined cells than a return can. Send plain rows.',
      );
    }
    this.merges.push(range);
  }
}
