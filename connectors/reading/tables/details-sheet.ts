import type { Cell } from '../cell.ts';
import { cellAt, type SheetRow } from '../sheet.ts';
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

export interface Details {
  /** Filled fields only. */
  readonly fields: ReadonlyMap<DetailsField, Cell>;
  /** Row of each field in the sheet. */
  readonly rows: ReadonlyMap<DetailsField, number>;
  /** Fields that stand twice with different values: neither can be believed. */
  readonly conflicts: readonly DetailsField[];
}

const byName = new Map<string, DetailsField>(detailsFields.map((field) => [normaliseHeader(field), field]));

export function isDetailsSheet(name: string): boolean {
  return normaliseHeader(name) === 'returndetails';
}

/** Reads one field a row, name in column A, value in column B; titles and other rows are passed over (rulings, Files). */
export function readDetails(rows: readonly SheetRow[]): Details {
  const fields = new Map<DetailsField, Cell>();
  const places = new Map<DetailsField, number>();
  const conflicts: DetailsField[] = [];
  for (const row of rows) {
    const field = byName.get(normaliseHeader(cellAt(row, 0).text));
    const value = cellAt(row, 1);
    if (field === undefined || value.kind === 'blank') continue;
    const before = fields.get(field);
    if (before !== undefined && before.text.trim() !== value.text.trim()) conflicts.push(field);
    if (before !== undefined) continue;
    fields.set(field, value);
    places.set(field, row.number);
  }
  return { fields, rows: places, conflicts };
}
