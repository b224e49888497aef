import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Receipt } from '../../pipelines/ingest/answer/receipt.ts';
import { approve } from '../../pipelines/ingest/approve.ts';
import { type IngestOutcome, ingest } from '../../pipelines/ingest/ingest.ts';
import { openStager } from '../../pipelines/ingest/stage/stager.ts';
import { readRows } from '../../pipelines/warehouse/kysely.ts';
import { openDatabase } from '../../pipelines/warehouse/warehouse.ts';
import { initWorkspace } from '../../pipelines/workspace/init.ts';
import { openWorkspace, type Workspace } from '../../pipelines/workspace/workspace.ts';

const board = {
  name: 'Test Partnership',
  area_code: 'E10009900',
  districts: [
    { code: 'E07009901', name: 'North' },
    { code: 'E07009902', name: 'South' },
  ],
  ingest: { stable_seconds: 0 },
};

/** Parsing children shared by the workspaces of one test file: starting them takes longer than most files do. */
const stager = openStager(2, (what) => {
  throw new Error(`A parsing process failed: ${what}`);
});

/** A workspace of its own in a temporary folder, with a fixed clock and secret. */
export class TestWorkspace {
  readonly dir: string;
  now = '2017-10-13T09:00:00';

  constructor(more: Record<string, unknown> = {}) {
    this.dir = mkdtempSync(join(tmpdir(), 'sightline-ingest-'));
    initWorkspace(join(this.dir, 'w'));
    this.dir = join(this.dir, 'w');
    writeFileSync(join(this.dir, 'board.yml'), JSON.stringify({ ...board, ...more }));
    writeFileSync(join(this.dir, 'test-secret'), 'board-secret-for-tests\n');
  }

  open(): Workspace {
    return openWorkspace(this.dir, {
      SIGHTLINE_NOW: this.now,
      SIGHTLINE_SECRET_FILE: join(this.dir, 'test-secret'),
    });
  }

  /** Puts a file into the inbox; `path` is below inbox/. */
  drop(path: string, content: string | Uint8Array): void {
    const place = join(this.dir, 'inbox', path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, content);
  }

  ingest(say: (line: string) => void = () => {}): Promise<IngestOutcome> {
    return ingest(this.open(), { say, stager });
  }

  /** Drops one file, takes it in and gives its receipt. */
  async send(path: string, content: string | Uint8Array): Promise<Receipt> {
    this.drop(path, content);
    await this.ingest();
    return this.receipt(path);
  }

  approve(submissionId: string, say: (line: string) => void = () => {}): Promise<Receipt> {
    return approve(this.open(), submissionId, { say, stager });
  }

  receipt(path: string): Receipt {
    return JSON.parse(readFileSync(join(this.dir, 'receipts', `${path}.receipt.json`), 'utf8')) as Receipt;
  }

  receiptText(path: string): string {
    return readFileSync(join(this.dir, 'receipts', `${path}.receipt.txt`), 'utf8');
  }

  async query(
    sql: string,
    path = join(this.dir, 'data', 'warehouse.duckdb'),
  ): Promise<Record<string, unknown>[]> {
    const warehouse = await openDatabase(path);
    try {
      return readRows(await (await warehouse.connect()).runAndReadAll(sql));
    } finally {
      await warehouse.close();
    }
  }

  /** Held rows of an extract (docs/warehouse.md), without the ledger's columns. */
  held(extract: string, columns: string): Promise<Record<string, unknown>[]> {
    return this.query(`
      with versions as (
        select *, row_number() over (partition by _sender, _row_key order by _sequence desc) as age
        from raw.${extract} where _is_effective
      )
      select ${columns} from versions
      where age = 1 and not exists (
        select 1 from ledger.withdrawals as w
        where w.extract = '${extract}' and w.sender = versions._sender and w.row_key = versions._row_key
          and w.sequence > versions._sequence)
      order by all`);
  }
}

/** Lines of comma-separated text with a final newline. */
export function csv(...lines: string[]): string {
  return `${lines.join('\n')}\n`;
}

/** A workbook of one sheet a name, with the details sheet where fields are given. */
export async function workbook(
  sheets: Readonly<Record<string, readonly (readonly unknown[])[]>>,
  details?: Readonly<Record<string, unknown>>,
): Promise<Uint8Array> {
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) book.addWorksheet(name).addRows(rows as unknown[][]);
  if (details) book.addWorksheet('Return details').addRows(Object.entries(details));
  return new Uint8Array(await book.xlsx.writeBuffer());
}
