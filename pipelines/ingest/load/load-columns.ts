import type { Column, Connector } from '../../../connectors/connector.ts';
import { ledgerColumns, type RawColumn, rawColumns } from '../../warehouse/schema.ts';

/** Columns that every row of a row file begins with. */
export const rowFileHead: readonly RawColumn[] = [
  { name: '_line', type: 'bigint' },
  { name: '_row_number', type: 'bigint' },
  { name: '_refused', type: 'boolean' },
  { name: '_sheet', type: 'varchar' },
];

/** The columns of `raw.<extract>` that hold what the agency sent. */
export function dataColumns(connector: Connector): RawColumn[] {
  const own = new Set(ledgerColumns.map((column) => column.name));
  return rawColumns(connector).filter((column) => !own.has(column.name));
}

/** SQL pieces that follow from a connector alone. Column names are the connector's own, never an agency's text. */
export interface LoadColumns {
  readonly data: readonly RawColumn[];
  /** `columns = {...}` of read_csv. */
  readonly fileColumns: string;
  /** True when the row has no id of its own. */
  readonly noId: string;
  /** True when every part of the key could be read. */
  readonly hasKey: string;
  /** Key of the row; without an id, the key that equals share. */
  readonly base: string;
  /** Columns that hold what is known, so nothing in them may lie after the data date. */
  readonly knownDates: readonly Column[];
  /** The day or days by which a row belongs to a window; null when the extract is not dated. */
  readonly span: { readonly from: string; readonly to: string } | null;
}

const made = new Map<Connector, LoadColumns>();

export function loadColumns(connector: Connector): LoadColumns {
  const known = made.get(connector);
  if (known) return known;
  const columns = makeLoadColumns(connector);
  made.set(connector, columns);
  return columns;
}

function makeLoadColumns(connector: Connector): LoadColumns {
  const data = dataColumns(connector);
  const byName = new Map(connector.columns.map((column) => [column.name, column]));
  const isRequired = (name: string) => byName.get(name)!.required;
  const ids = connector.keyIfNoId ? connector.key.filter((name) => !isRequired(name)) : [];
  const noId = ids.length > 0 ? ids.map((name) => `${name} is null`).join(' or ') : 'false';
  const required = (names: readonly string[]) =>
    names
      .filter((name) => isRequired(name) && byName.get(name)!.type !== 'code')
      .map((name) => `${name} is not null`)
      .join(' and ') || 'true';
  const join = (names: readonly string[]) =>
    `concat_ws('|', ${names.map((name) => `coalesce(lower(cast(${name} as varchar)), '')`).join(', ')})`;
  const keyIfNoId = connector.keyIfNoId ?? connector.key;
  return {
    data,
    fileColumns: [...rowFileHead, ...data].map(({ name, type }) => `'${name}': '${type}'`).join(', '),
    noId,
    hasKey: `case when ${noId} then ${required(keyIfNoId)} else ${required(connector.key)} end`,
    base: `case when ${noId} then ${join(keyIfNoId)} else ${join(connector.key)} end`,
    knownDates: connector.columns.filter(
      ({ type, mayBeFuture, personal }) =>
        (type === 'date' || type === 'datetime') && !mayBeFuture && personal !== 'link_only',
    ),
    span: spanOf(connector),
  };
}

function spanOf({ coverage }: Connector): LoadColumns['span'] {
  if (coverage === 'none') return null;
  const day = (name: string) => `cast(${name} as date)`;
  return 'date' in coverage
    ? { from: day(coverage.date), to: day(coverage.date) }
    : { from: day(coverage.from), to: day(coverage.to) };
}
