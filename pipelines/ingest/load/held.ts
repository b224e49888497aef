import type { DuckDBConnection } from '@duckdb/node-api';
import type { Connector } from '../../../connectors/connector.ts';
import type { PlainDate } from '../../../domain/plain-date.ts';
import { readRows } from '../../warehouse/kysely.ts';
import type { Window } from '../staged.ts';
import { loadColumns } from './load-columns.ts';

/** What a submission would do to the rows held of its sender. */
export interface Restatement {
  /** Held rows that the window makes it restate. */
  readonly toRestate: number;
  /** Of those, the rows it leaves out. */
  readonly toWithdraw: number;
}

interface HeldContext {
  readonly sender: string;
  readonly window: Window;
  readonly extractedOn: PlainDate | null;
  /** Rows from this sequence on belong to the file itself: they can be told more of, and are never withdrawn. */
  readonly firstSequence: number;
}

/** Days as SQL, null included. Only ISO days reach this. */
export function sqlDay(day: PlainDate | null): string {
  return day === null ? 'null::date' : `date '${day}'`;
}

/**
 * Finds the held version of each key of a sender as the temporary table `held`: the effective row of the greatest
 * sequence that no later submission withdrew. `_is_newer` marks versions from an extract run later than this one: an
 * older extract that arrives late neither overwrites nor withdraws them (rulings, "Files and submissions"). A key that a
 * newer extract withdrew is there too, without a sequence: the older one does not bring it back.
 */
export async function findHeld(
  connection: DuckDBConnection,
  connector: Connector,
  { sender, window, extractedOn, firstSequence }: HeldContext,
): Promise<void> {
  const { span } = loadColumns(connector);
  const inWindow =
    connector.replaces === 'reporting_year' && span && window.from && window.to
      ? `coalesce(${span.from} <= date '${window.to}' and coalesce(${span.to}, date '9999-12-31') >= date '${window.from}', false)`
      : 'false';
  const spanColumns = span ? `, ${inWindow} as _in_window` : ', false as _in_window';
  await connection.run(
    `create or replace temp table held as
    with versions as (
      select _row_key, _sequence${spanColumns},
        row_number() over (partition by _row_key order by _sequence desc) as _age
      from raw.${connector.extract}
      where _sender = $1 and _is_effective
    ),
    withdrawn as (
      select withdrawals.row_key, max(withdrawals.sequence) as sequence,
        max_by(submissions.extracted_on, withdrawals.sequence) as extracted_on
      from ledger.withdrawals
      inner join ledger.submissions on withdrawals.sequence = submissions.sequence
      where withdrawals.extract = $2 and withdrawals.sender = $1
      group by withdrawals.row_key
    )
    select versions._row_key,
      case when coalesce(withdrawn.sequence > versions._sequence, false) then null else versions._sequence end as _sequence,
      versions._in_window and versions._sequence < ${firstSequence}
        and not coalesce(withdrawn.sequence > versions._sequence, false) as _in_window,
      coalesce(
        case when coalesce(withdrawn.sequence > versions._sequence, false) then withdrawn.extracted_on
          else submissions.extracted_on end > ${sqlDay(extractedOn)}, false) as _is_newer
    from versions
    left join ledger.submissions on versions._sequence = submissions.sequence
    left join withdrawn on versions._row_key = withdrawn.row_key
    where versions._age = 1`,
    [sender, connector.extract],
  );
}

/**
 * Where several parts of a file feed one extract, a row that any of them mentions is not left out: gathers their keys
 * over the parts. Replaces the view `mentioned`.
 */
export async function rememberMentioned(connection: DuckDBConnection, isFirst: boolean): Promise<void> {
  await connection.run(
    isFirst
      ? 'create or replace temp table mentioned_in_file as select _row_key from mentioned'
      : 'insert into mentioned_in_file select _row_key from mentioned',
  );
  await connection.run(
    'create or replace temp view mentioned as select distinct _row_key from mentioned_in_file',
  );
}

/** Counts what the window makes this submission restate and what it would withdraw. */
export async function measureRestatement(connection: DuckDBConnection): Promise<Restatement> {
  const [counts] = readRows(
    await connection.runAndReadAll(`
      select count(*) as to_restate, count(*) filter (mentioned._row_key is null) as to_withdraw
      from held
      left join mentioned on held._row_key = mentioned._row_key
      where held._in_window and not held._is_newer`),
  ) as [{ to_restate: number; to_withdraw: number }];
  return { toRestate: counts.to_restate, toWithdraw: counts.to_withdraw };
}

/** Records the withdrawal of each held row in the window that the submission leaves out. */
export async function withdrawLeftOut(
  connection: DuckDBConnection,
  submission: { sequence: number; submissionId: string; extract: string; sender: string },
): Promise<void> {
  await connection.run(
    `insert into ledger.withdrawals
    select $1, $2, $3, $4, held._row_key
    from held
    left join mentioned on held._row_key = mentioned._row_key
    where held._in_window and not held._is_newer and mentioned._row_key is null`,
    [submission.sequence, submission.submissionId, submission.extract, submission.sender],
  );
}
