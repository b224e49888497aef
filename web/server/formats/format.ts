import type { Table } from '../table.ts';

/** A form that answers can take. */
export interface Format {
  readonly name: 'json' | 'csv' | 'parquet' | 'arrow';
  readonly mediaType: string;
  /** Sent as a file to keep, not shown. */
  readonly isDownload: boolean;
  readonly isCompressible: boolean;
  /** `single`: the answer is one thing, not a list. */
  write(table: Table, single: boolean): AsyncIterable<Uint8Array>;
}
