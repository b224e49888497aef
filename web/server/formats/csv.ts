import { toCsv } from '../../../domain/csv-text.ts';
import type { Table } from '../table.ts';
import type { Format } from './format.ts';

/** RFC 4180, UTF-8, one header line, empty for missing; text that a spreadsheet would run is disarmed. */
export const csv: Format = {
  name: 'csv',
  mediaType: 'text/csv; charset=utf-8; header=present',
  isDownload: true,
  isCompressible: true,
  write: writeCsv,
};

async function* writeCsv({ columns, batches }: Table): AsyncIterable<Uint8Array> {
  const names = columns.map(({ name }) => name);
  const header = toCsv(names, []);
  yield Buffer.from(header);
  for await (const rows of batches) {
    const objects = rows.map((row) => Object.fromEntries(row.map((cell, i) => [names[i]!, cell])));
    yield Buffer.from(toCsv(names, objects).slice(header.length));
  }
}
