import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connector } from '../../connectors/connector.ts';
import type { Drop } from './drops.ts';
import { csvOf, type Layout, layOut } from './layouts.ts';
import type { Table } from './rows.ts';
import { writeWorkbook } from './workbooks.ts';

/** A file filled in on the board's own template. */
export const TEMPLATE: Layout = { headers: 'template', codes: 'label', dates: 'slashes', title: [] };

/** Writes the files of one drop. */
export class DropWriter {
  readonly files: string[] = [];
  private readonly folder: string;
  private readonly connectors: ReadonlyMap<string, Connector>;

  constructor(folder: string, connectors: ReadonlyMap<string, Connector>) {
    this.folder = folder;
    this.connectors = connectors;
  }

  private path(agency: string, file: string): string {
    mkdirSync(join(this.folder, 'inbox', agency), { recursive: true });
    this.files.push(`inbox/${agency}/${file}`);
    return join(this.folder, 'inbox', agency, file);
  }

  csv(agency: string, file: string, table: Table, layout: Layout = TEMPLATE): void {
    const grid = layOut(table, this.connectors.get(table.extract)!, layout, false);
    writeFileSync(this.path(agency, file), csvOf(grid));
  }

  async workbook(
    agency: string,
    file: string,
    tables: readonly Table[],
    drop: Drop | null,
    layout: Layout,
  ): Promise<void> {
    const sheets = tables.map((table) => {
      const connector = this.connectors.get(table.extract)!;
      const title = layout.title.map((line) => line.replace('{title}', connector.title));
      return {
        name: connector.title.slice(0, 31),
        grid: layOut(table, connector, { ...layout, title }, true),
      };
    });
    const details = drop === null ? null : { extract: tables.length === 1 ? tables[0]!.extract : '', drop };
    await writeWorkbook(this.path(agency, file), sheets, details);
  }
}
