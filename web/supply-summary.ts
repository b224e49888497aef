import type { SupplyEntry } from './read-scorecard.ts';

/** What one agency owes for a quarter, and what of it has come. */
export interface AgencySupply {
  readonly agency: string;
  readonly owed: number;
  readonly received: number;
  readonly late: number;
  /** Due and not received. */
  readonly overdue: readonly SupplyEntry[];
  /** Day of the latest that came, `yyyy-mm-dd`. */
  readonly lastReceived: string | undefined;
}

/** Agency by agency, the returns whose last day lies in the quarter that ends on `end`; months count in their quarter. */
export function supplyOf(supply: readonly SupplyEntry[], end: string): AgencySupply[] {
  const start = firstDayOfQuarter(end);
  const agencies = new Map<string, SupplyEntry[]>();
  for (const entry of supply) {
    if (!entry.covers_to || entry.covers_to < start || entry.covers_to > end) continue;
    const own = agencies.get(entry.agency);
    if (own) own.push(entry);
    else agencies.set(entry.agency, [entry]);
  }
  return [...agencies]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([agency, entries]) => ({
      agency,
      owed: entries.length,
      received: entries.filter((entry) => entry.received_at).length,
      late: entries.filter((entry) => entry.received_at && (entry.working_days_late ?? 0) > 0).length,
      overdue: entries.filter((entry) => entry.status === 'overdue'),
      lastReceived: entries
        .flatMap((entry) => entry.received_at?.slice(0, 10) ?? [])
        .sort()
        .at(-1),
    }));
}

function firstDayOfQuarter(end: string): string {
  const month = Number(end.slice(5, 7)) - 2;
  return `${end.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
}
