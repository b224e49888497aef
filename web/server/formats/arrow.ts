import type { DataType } from 'apache-arrow';
import type { Cell, Column, Table } from '../table.ts';
import type { Format } from './format.ts';

/** The Arrow IPC stream, a record batch at a time. */
export const arrow: Format = {
  name: 'arrow',
  mediaType: 'application/vnd.apache.arrow.stream',
  isDownload: true,
  isCompressible: false,
  write: writeArrow,
};

type Arrow = typeof import('apache-arrow');

async function* writeArrow({ columns, batches }: Table): AsyncIterable<Uint8Array> {
  // Loaded here: most who serve pages never send one.
  const lib: Arrow = await import('apache-arrow');
  const types = columns.map((column) => typeOf(lib, column));
  const schema = new lib.Schema(columns.map(({ name }, i) => new lib.Field(name, types[i]!, true)));
  const writer = new lib.RecordBatchStreamWriter();
  const pieces = writer[Symbol.asyncIterator]();
  const feed = (async () => {
    writer.reset(undefined, schema);
    for await (const rows of batches) writer.write(batchOf(lib, schema, columns, types, rows));
    writer.finish();
  })();
  feed.catch((error) => writer.abort(error));
  for (let piece = await pieces.next(); !piece.done; piece = await pieces.next()) yield piece.value;
  await feed;
}

function typeOf(lib: Arrow, { type }: Column): DataType {
  switch (type) {
    case 'number':
      return new lib.Float64();
    case 'integer':
      return new lib.Int32();
    case 'day':
      return new lib.DateDay();
    case 'moment':
      return new lib.TimestampSecond();
    case 'yes_no':
      return new lib.Bool();
    default:
      return new lib.Utf8();
  }
}

function batchOf(
  lib: Arrow,
  schema: InstanceType<Arrow['Schema']>,
  columns: readonly Column[],
  types: readonly DataType[],
  rows: readonly (readonly Cell[])[],
) {
  const children = columns.map((column, i) => {
    const values = rows.map((row) => arrowValue(column, row[i]!));
    return lib.vectorFromArray(values, types[i]!).data[0]!;
  });
  return new lib.RecordBatch(
    schema,
    lib.makeData({ type: new lib.Struct(schema.fields), length: rows.length, nullCount: 0, children }),
  );
}

/** Days and moments as the library takes them: milliseconds of the same wall clock. */
function arrowValue({ type }: Column, cell: Cell): unknown {
  if (cell === null) return null;
  if (type === 'day') return Date.parse(`${cell}T00:00:00Z`);
  if (type === 'moment') return Date.parse(`${cell}Z`);
  return cell;
}
