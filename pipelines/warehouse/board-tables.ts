import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import type { PlainDate } from '../../domain/plain-date.ts';
import { settings } from '../workspace/settings.ts';
import type { Board } from '../workspace/workspace.ts';

/**
 * Rewrites the ledger's board tables from board.yml, in one transaction: the models read the board's name, area,
 * settings, targets and clock from there, so that they build alike under any runner. `today` is the clock's day, or the
 * as-at day.
 */
export async function writeBoardTables(
  connection: DuckDBConnection,
  board: Board,
  today: PlainDate,
): Promise<void> {
  await connection.run('begin transaction');
  try {
    await refill(connection, 'board', [[board.name, board.area_code, today]]);
    await refill(
      connection,
      'board_districts',
      board.districts.map((d) => [d.code, d.name]),
    );
    const chosen = (board.settings ?? {}) as Record<string, unknown>;
    await refill(
      connection,
      'board_settings',
      settings.map((s) => [s.name, textOrNull(chosen[s.name] ?? s.default)]),
    );
    const starts = Object.entries((chosen.history_start ?? {}) as Record<string, PlainDate>);
    await refill(connection, 'board_history_start', starts);
    await refill(
      connection,
      'board_targets',
      (board.targets ?? []).map((t) => [
        t.measure_id,
        t.valid_from,
        t.valid_to ?? null,
        t.method,
        t.polarity,
        t.target ?? null,
        t.tolerance ?? null,
        t.tolerance_unit ?? null,
        t.lower_threshold ?? null,
        t.upper_threshold ?? null,
        t.floor ?? null,
        t.comparator_kind ?? null,
        t.agreed_date ?? null,
      ]),
    );
    await refill(
      connection,
      'board_series',
      (board.series ?? []).map((s) => [
        s.measure_id,
        s.from,
        s.reason,
        s.author,
        s.recorded_on,
        s.baseline ?? null,
      ]),
    );
    await refill(connection, 'board_owes', owed(board));
    await connection.run('commit');
  } catch (error) {
    await connection.run('rollback');
    throw error;
  }
}

/** One row per extract owed by an agency; by each of its organisations where it has some. */
function owed(board: Board): string[][] {
  return Object.entries(board.agencies).flatMap(([agency, details]) => {
    const senders = details?.organisations?.length ? details.organisations : [''];
    return (details?.owes ?? []).flatMap((extract) =>
      senders.map((organisation) => [agency, organisation, extract]),
    );
  });
}

function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

async function refill(
  connection: DuckDBConnection,
  table: string,
  rows: readonly (readonly DuckDBValue[])[],
): Promise<void> {
  await connection.run(`delete from ledger.${table}`);
  for (const row of rows) {
    const slots = row.map((_, index) => `$${index + 1}`).join(', ');
    await connection.run(`insert into ledger.${table} values (${slots})`, [...row]);
  }
}
