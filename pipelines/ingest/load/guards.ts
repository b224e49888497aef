import type { DuckDBConnection } from '@duckdb/node-api';
import type { Connector } from '../../../connectors/connector.ts';
import type { Issue } from '../../../domain/issue.ts';
import { toDayNumber } from '../../../domain/plain-date.ts';
import { readRows } from '../../warehouse/kysely.ts';
import type { Board } from '../../workspace/workspace.ts';
import { issueOf } from '../answer/issue-of.ts';
import type { LoadedWindow } from '../ledger/load-state.ts';
import type { Window } from '../staged.ts';
import type { Restatement } from './held.ts';
import { loadColumns } from './load-columns.ts';

// What makes a submission wait for a person. Each guard says why, and `approve` passes them all.

/** Share of the rows to restate, in percent, beyond which a withdrawal waits for a person (setting withdrawal_guard). */
export function withdrawalGuard(board: Board): number {
  const chosen = (board.settings as Readonly<Record<string, unknown>> | null)?.withdrawal_guard;
  return typeof chosen === 'number' ? chosen : 20;
}

/** A submission may always withdraw this many rows (rulings, withdrawal_guard). */
const alwaysAllowed = 10;

/** Half a file, or the wrong one: more rows would be withdrawn than a correction takes out. */
export function guardWithdrawal(
  sheet: string | null,
  { toRestate, toWithdraw }: Restatement,
  guard: number,
): Issue[] {
  if (toWithdraw <= alwaysAllowed || toWithdraw * 100 <= guard * toRestate) return [];
  return [issueOf.withdrawalGuard(sheet, toWithdraw, toRestate, guard)];
}

/** Rows from which a file can be said to be of the wrong days. */
const enoughRows = 10;

/**
 * Last quarter's file under this quarter's name: not one row falls in the days that it says it covers, or not one could be
 * accepted. Loaded, either would pass for a true zero.
 */
export async function guardPeriod(
  connection: DuckDBConnection,
  connector: Connector,
  sheet: string | null,
  window: Window,
  accepted: number,
  refused: number,
): Promise<Issue[]> {
  const { span } = loadColumns(connector);
  if (window.to && accepted === 0 && refused >= enoughRows) return [issueOf.allRefused(sheet, refused)];
  if (!span || !window.from || !window.to || accepted < enoughRows || connector.replaces !== 'reporting_year')
    return [];
  const [row] = readRows(
    await connection.runAndReadAll(`
      select count(*) as inside from accepted
      where ${span.from} <= date '${window.to}' and coalesce(${span.to}, date '9999-12-31') >= date '${window.from}'`),
  );
  return (row!.inside as number) > 0 ? [] : [issueOf.notInWindow(sheet, accepted, window)];
}

/** Windows of about the same length that a volume is compared with, and the rows that make a comparison worth while. */
const comparable = { windows: 4, rows: 50, length: 0.05 } as const;

/**
 * Far fewer or far more rows than usual: under half or over twice the median of the last four windows of about the same
 * length. Said of extracts that restate their window only; reference data and counts come as they come.
 */
export function guardVolume(
  connector: Connector,
  sheet: string | null,
  window: Window,
  accepted: number,
  earlier: readonly LoadedWindow[],
): Issue[] {
  if (!window.from || !window.to || connector.replaces !== 'reporting_year') return [];
  const days = daysOf(window.from, window.to);
  const alike = earlier
    .filter((one) => Math.abs(daysOf(one.from, one.to) - days) <= days * comparable.length)
    .slice(-comparable.windows);
  if (alike.length < comparable.windows) return [];
  const sorted = alike.map(({ rows }) => rows).sort((a, b) => a - b);
  const usual = (sorted[1]! + sorted[2]!) / 2;
  if (usual < comparable.rows || (accepted * 2 >= usual && accepted <= usual * 2)) return [];
  return [issueOf.volume(sheet, accepted, Math.round(usual))];
}

function daysOf(from: string, to: string): number {
  return toDayNumber(to) - toDayNumber(from) + 1;
}
