import {
  isRefusal,
  openFile,
  type Refusal,
  type SheetRow,
  type SheetSummary,
  type TabularFile,
} from '../../../connectors/reading/index.ts';

/** Test only: a whole file read into memory. */
export interface ReadFile {
  readonly file: TabularFile;
  readonly sheets: readonly { readonly rows: SheetRow[]; readonly summary: SheetSummary }[];
}

export async function readAll(bytes: Uint8Array, name = 'file.xlsx'): Promise<ReadFile | Refusal> {
  const file = await openFile(bytes, name);
  if (isRefusal(file)) return file;
  if (file.kind === 'xml') throw new TypeError('not a table');
  const sheets = [];
  for (const sheet of file.sheets) {
    const rows: SheetRow[] = [];
    const summary = await file.readSheet(sheet, (row) => rows.push(row));
    if (isRefusal(summary)) return summary;
    sheets.push({ rows, summary });
  }
  return { file, sheets };
}

/** The same, for files that must be read. */
export async function mustRead(bytes: Uint8Array, name = 'file.xlsx'): Promise<ReadFile> {
  const read = await readAll(bytes, name);
  if (isRefusal(read)) throw new Error(`${read.code}: ${read.message}`);
  return read;
}

/** Rows as `[number, 'kind:text', ...]`, for comparing. */
export function plain(rows: readonly SheetRow[]): (number | string)[][] {
  return rows.map((row) => [
    row.number,
    ...row.cells.map((cell) => (cell.kind === 'blank' ? '' : `${cell.kind}:${cell.text}`)),
  ]);
}

export function csv(text: string): Promise<ReadFile> {
  return mustRead(Buffer.from(text), 'file.csv');
}
