import { type Connector, maySend } from '../../../connectors/connector.ts';
import type { Connectors } from '../../../connectors/discover.ts';
import type { LayoutTable } from '../../../connectors/layouts/layout.ts';
import type { HeaderSet } from '../../../connectors/reading/index.ts';
import type { ApprovedMapping } from './stage-request.ts';

/** What a sheet can turn out to be. */
export type Candidate =
  | { readonly kind: 'extract'; readonly set: HeaderSet; readonly connector: Connector }
  | { readonly kind: 'layout'; readonly set: HeaderSet; readonly table: LayoutTable };

const sets = new WeakMap<Connector, HeaderSet>();

/** The headers of an extract, with those that a person approved for this sender. */
export function extractSet(connector: Connector, mappings: readonly ApprovedMapping[]): HeaderSet {
  const own = mappings.filter((mapping) => mapping.extract === connector.extract);
  const known = sets.get(connector);
  if (known && own.length === 0) return known;
  const set: HeaderSet = {
    id: connector.extract,
    columns: connector.columns.map(({ name, header, also = [], required }) => ({
      name,
      header,
      also: [name, ...also, ...own.filter((mapping) => mapping.column === name).map(({ header }) => header)],
      required,
    })),
  };
  if (own.length === 0) sets.set(connector, set);
  return set;
}

const layoutSets = new WeakMap<LayoutTable, HeaderSet>();

export function layoutSet(table: LayoutTable): HeaderSet {
  let set = layoutSets.get(table);
  if (!set) {
    set = { id: `${table.layout}/${table.table}`, columns: table.columns };
    layoutSets.set(table, set);
  }
  return set;
}

/** Everything that the folder of an agency may receive. */
export function candidatesOf(
  agency: string,
  connectors: Connectors,
  layouts: readonly LayoutTable[],
  mappings: readonly ApprovedMapping[],
): Candidate[] {
  return [
    ...[...connectors.values()]
      .filter((connector) => maySend(connector, agency))
      .map((connector) => ({ kind: 'extract' as const, set: extractSet(connector, mappings), connector })),
    ...layouts
      .filter((table) => table.agency === agency)
      .map((table) => ({ kind: 'layout' as const, set: layoutSet(table), table })),
  ];
}

/** What other agencies send: only for telling that a file lies in the wrong folder. */
export function othersOf(
  agency: string,
  connectors: Connectors,
  layouts: readonly LayoutTable[],
): Candidate[] {
  return [
    ...[...connectors.values()]
      .filter((connector) => !maySend(connector, agency))
      .map((connector) => ({ kind: 'extract' as const, set: extractSet(connector, []), connector })),
    ...layouts
      .filter((table) => table.agency !== agency)
      .map((table) => ({ kind: 'layout' as const, set: layoutSet(table), table })),
  ];
}

export function ownerOf(candidate: Candidate): string {
  return candidate.kind === 'extract' ? candidate.connector.agency : candidate.table.agency;
}
