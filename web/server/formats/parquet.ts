import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBAppender } from '@duckdb/node-api';
import type { Cell, Column, Table } from '../table.ts';
import type { Format } from './format.ts';

/** Parquet, written by an engine in memory that has no other table than this. */
export const parquet: Format = {
  name: 'parquet',
  mediaType: 'application/vnd.apache.parquet',
  isDownload: true,
  isCompressible: false,
  write: writeParquet,
};

const types: Readonly<Record<Column['type'], string>> = {
  text: 'varchar',
  number: 'double',
  integer: 'integer',
  day: 'date',
  moment: 'timestamp',
  yes_no: 'boolean',
};

async function* writeParquet({ columns, batches }: Table): AsyncIterable<Uint8Array> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const folder = mkdtempSync(join(tmpdir(), 'sightline-parquet-'));
  const instance = await DuckDBInstance.create(':memory:', { threads: '1', memory_limit: '512MB' });
  const connection = await instance.connect();
  try {
    const names = columns.map(({ name }) => `"${name}"`);
    const asText = columns.map(
      ({ name, type }) => `"${name}" ${isSentAsText(type) ? 'varchar' : types[type]}`,
    );
    await connection.run(`create table answer (${asText.join(', ')})`);
    const appender = await connection.createAppender('answer');
    for await (const rows of batches) for (const row of rows) append(appender, columns, row);
    appender.closeSync();
    const file = join(folder, 'answer.parquet');
    const typed = columns.map(({ type }, i) => `cast(${names[i]} as ${types[type]}) as ${names[i]}`);
    await connection.run(
      `copy (select ${typed.join(', ')} from answer) to '${file.replaceAll("'", "''")}' (format parquet, compression zstd)`,
    );
    yield await readFile(file);
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(folder, { recursive: true, force: true });
  }
}

const isSentAsText = (type: Column['type']) => type === 'text' || type === 'day' || type === 'moment';

function append(appender: DuckDBAppender, columns: readonly Column[], row: readonly Cell[]): void {
  for (const [i, { type }] of columns.entries()) {
    const cell = row[i]!;
    if (cell === null) appender.appendNull();
    else if (type === 'number') appender.appendDouble(cell as number);
    else if (type === 'integer') appender.appendInteger(cell as number);
    else if (type === 'yes_no') appender.appendBoolean(cell as boolean);
    else appender.appendVarchar(cell as string);
  }
  appender.endRow();
}
