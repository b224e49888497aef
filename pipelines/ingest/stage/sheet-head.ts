import {
  isRefusal,
  type Refusal,
  type SheetInfo,
  type SheetRow,
  type TabularFile,
} from '../../../connectors/reading/index.ts';
import { HEADER_ROWS } from '../../../connectors/reading/tables/find-header.ts';

/** The top of a sheet: enough rows to find its heading. */
export interface SheetHead {
  readonly info: SheetInfo;
  readonly rows: readonly SheetRow[];
}

/** Reads the top of every sheet; a refusal is about the whole file. */
export async function readHeads(file: TabularFile): Promise<SheetHead[] | Refusal> {
  const heads: SheetHead[] = [];
  for (const info of file.sheets) {
    const rows: SheetRow[] = [];
    const summary = await file.readSheet(info, (row) => {
      rows.push(row);
      // One more than is looked at: a heading may take two rows.
      return rows.length <= HEADER_ROWS;
    });
    // Once enough was seen, the reading of the whole sheet judges the rest.
    if (isRefusal(summary) && rows.length <= HEADER_ROWS) return summary;
    heads.push({ info, rows });
  }
  return heads;
}
