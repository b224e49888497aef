import type { Cell, Table } from '../table.ts';
import type { Format } from './format.ts';

/** An array of objects, one a line; null for empty (the form of the commands' `--format json`). */
export const json: Format = {
  name: 'json',
  mediaType: 'application/json; charset=utf-8',
  isDownload: false,
  isCompressible: true,
  write: writeJson,
};

async function* writeJson({ columns, batches }: Table, single: boolean): AsyncIterable<Uint8Array> {
  const keys = columns.map(({ name }) => `${JSON.stringify(name)}:`);
  const object = (row: readonly Cell[]) =>
    `{${row.map((cell, i) => keys[i]! + JSON.stringify(cell)).join(',')}}`;
  let separator = single ? '' : '[\n';
  for await (const rows of batches) {
    yield Buffer.from(separator + rows.map(object).join(',\n'));
    separator = ',\n';
  }
  yield Buffer.from(single ? '\n' : separator === '[\n' ? '[]\n' : '\n]\n');
}
