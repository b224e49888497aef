import type { Cell } from '../cell.ts';
import { cellAt, type SheetRow } from '../sheet.ts';
import { lettersOfColumn } from '../xlsx/cell-reference.ts';
import { normaliseHeader } from './header-text.ts';

/** Fields of the sheet `Return details` (returns contract, submission). */
export const detailsFields = [
  'extract',
  'covers_from',
  'covers_to',
  'extracted_on',
  'status',
  'template_version',
] as const;

export type DetailsField = (typeof detailsFields)[number];

/** A cell of the details sheet: `B3`. */
export interface DetailsPlace {
  readonly row: number;
  readonly cell: string;
}

export interface Details {
  /** Filled fields only. */
  readonly fields: ReadonlyMap<DetailsField, Cell>;
  /** Where the value of each field stands. */
  readonly places: ReadonlyMap<DetailsField, DetailsPlace>;
  /** Fields that stand twice with different values: neither can be believed. */
  readonly conflicts: readonly DetailsField[];
}

const byName = new Map<string, DetailsField>(detailsFields.map((field) => [normaliseHeader(field), field]));

export function isDetailsSheet(name: string): boolean {
  return normaliseHeader(name) === 'returndetails';
}

/**
 * Reads one field a row, the name in its first filled cell (column A, unless a column was put before it), the value in the
 * next; titles and other rows are passed over (rulings, Files).
 */
export function readDetails(rows: readonly SheetRow[]): Details {
  const fields = new Map<DetailsField, Cell>();
  const places = new Map<DetailsField, DetailsPlace>();
  const conflicts: DetailsField[] = [];
  for (const row of rows) {
    const first = row.cells.findIndex((cell) => cell.kind !== 'blank');
    const field = byName.get(normaliseHeader(cellAt(row, first).text));
    const value = cellAt(row, first + 1);
    if (field === undefined || value.kind === 'blank') continue;
    const before = fields.get(field);
    if (before !== undefined && before.text.trim() !== value.text.trim()) conflicts.push(field);
    if (before !== undefined) continue;
    fields.set(field, value);
    places.set(field, { row: row.number, cell: `${lettersOfColumn(first + 1)}${row.number}` });
  }
  return { fields, places, conflicts };
}
