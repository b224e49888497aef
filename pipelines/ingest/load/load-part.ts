import type { DuckDBConnection } from '@duckdb/node-api';
import type { Connector } from '../../../connectors/connector.ts';
import type { Issue } from '../../../domain/issue.ts';
import type { PlainDate } from '../../../domain/plain-date.ts';
import type { LocalDateTime } from '../../workspace/clock.ts';
import { issueOf } from '../answer/issue-of.ts';
import type { LoadedWindow } from '../ledger/load-state.ts';
import type { StagedPart, Window } from '../staged.ts';
import { guardPeriod, guardVolume, guardWithdrawal } from './guards.ts';
import { findHeld, measureRestatement, rememberMentioned, withdrawLeftOut } from './held.ts';
import { dropIncoming, type RowNote, readIncoming, settleKeys } from './incoming.ts';
import { findOddities } from './oddities.ts';
import { dropHeldAppends, insertRawRows } from './raw-rows.ts';

/** What the load of one part needs to know of its submission and of what is loaded already. */
export interface PartContext {
  readonly connector: Connector;
  readonly sequence: number;
  readonly submissionId: string;
  readonly sender: string;
  readonly window: Window;
  readonly extractedOn: PlainDate | null;
  readonly receivedAt: LocalDateTime;
  /** Greatest covers_to of what is loaded of the extract, from any sender. */
  readonly dataDate: PlainDate | null;
  /** False when nothing of this sender and extract was ever loaded. */
  readonly hasEarlier: boolean;
  /** Windows of the sender and extract that were loaded before. */
  readonly earlierWindows: readonly LoadedWindow[];
  /** Sequence of the file's first part: rows from there on are the file's own. */
  readonly firstSequence: number;
  /** Part of the file that feeds the same extract: what they all leave out is withdrawn with the last. */
  readonly place: 'only' | 'first' | 'middle' | 'last';
  /** Share of the rows to restate, in percent, that may be withdrawn unasked; null when a person approved it. */
  readonly withdrawalGuard: number | null;
}

export interface LoadedPart {
  readonly rowsAccepted: number;
  readonly rowsRefused: number;
  readonly rowsWithdrawn: number;
  readonly issues: readonly Issue[];
}

/** The part must not load before a person has looked at it. */
export interface HeldPart {
  readonly heldFor: readonly Issue[];
  readonly issues: readonly Issue[];
}

/** Rows from which the working tables are dropped at once; smaller ones are written over by the next file. */
const largeFile = 100_000;

/** Loads one part inside the caller's transaction: rows, withdrawals, and what is to be said of them. */
export async function loadPart(
  connection: DuckDBConnection,
  part: StagedPart,
  context: PartContext,
): Promise<LoadedPart | HeldPart> {
  const { connector, window } = context;
  const dataDate = lastKnownDay(window, context);
  await readIncoming(connection, connector, part.rowFile!, dataDate);
  const settled = await settleKeys(connection, connector);
  const issues: Issue[] = settled.notes.flatMap((note) => issuesOf(note, part, connector, dataDate));
  if (context.hasEarlier) await findHeld(connection, connector, context);
  else await connection.run(noneHeld);

  const isWhole = context.place === 'only' || context.place === 'last';
  if (context.place !== 'only') await rememberMentioned(connection, context.place === 'first');
  // Where every row was refused the file says nothing of its days: the rows held for them stay.
  const saysNothing = settled.accepted === 0 && settled.refused > 0;
  const { toRestate, toWithdraw } =
    isWhole && context.hasEarlier && !saysNothing ? await measureRestatement(connection) : nothingRestated;
  if (context.withdrawalGuard !== null) {
    const held = [
      ...guardWithdrawal(part.sheet, { toRestate, toWithdraw }, context.withdrawalGuard),
      ...(await guardPeriod(connection, connector, part.sheet, window, settled.accepted, settled.refused)),
      ...guardVolume(connector, part.sheet, window, settled.accepted, context.earlierWindows),
    ];
    if (held.length > 0) return { heldFor: held, issues };
  }
  let clashes = 0;
  let alreadyHeld = 0;
  if (connector.replaces === 'appends') {
    for (const clash of await dropHeldAppends(connection, connector)) {
      if (clash.isSame) alreadyHeld++;
      else {
        clashes++;
        issues.push(issueOf.appendExists(connector, clash.sheet, clash.row));
      }
    }
  }
  if (context.hasEarlier && settled.refused > 0) issues.push(...(await refusedRestatements(connection)));
  const kept = await insertRawRows(
    connection,
    connector,
    context,
    columnsToKeep(part, connector),
    context.hasEarlier,
  );
  if (toWithdraw > 0) {
    await withdrawLeftOut(connection, { ...context, extract: connector.extract });
    issues.push(issueOf.withdrawn(part.sheet, toWithdraw));
  }
  issues.push(...(await findOddities(connection, connector)));
  if (part.rowsRead > largeFile) await dropIncoming(connection);
  return {
    rowsAccepted: kept + alreadyHeld,
    rowsRefused: settled.refused + clashes + part.rowsShifted,
    rowsWithdrawn: toWithdraw,
    issues,
  };
}

/** "After the data date": after the later of this file's covers_to and the extract's data date (rulings). */
export function lastKnownDay(
  window: Window,
  { receivedAt, dataDate }: Pick<PartContext, 'receivedAt' | 'dataDate'>,
): PlainDate {
  const known = window.to ?? receivedAt.slice(0, 10);
  return dataDate && dataDate > known ? dataDate : known;
}

/**
 * Columns that a national layout says nothing of. Each of its lists tells part of a child: there a blank in any column
 * is no answer.
 */
function columnsToKeep(part: StagedPart, connector: Connector): ReadonlySet<string> {
  if (part.layout === null) return new Set();
  const names =
    connector.extract === 'children' ? connector.columns.map(({ name }) => name) : part.missingColumns;
  const stamps = names.map((name) => `${name}_has_time`);
  return new Set([...names, ...stamps, 'link_token_name_dob', 'link_token_name_postcode']);
}

const nothingRestated = { toRestate: 0, toWithdraw: 0 };

const noneHeld = `create or replace temp table held (_row_key varchar, _sequence bigint, _in_window boolean, _is_newer boolean)`;

/** What settling the keys of a part found, in words. */
export function issuesOf(
  note: RowNote,
  part: StagedPart,
  connector: Connector,
  dataDate: PlainDate,
): Issue[] {
  switch (note.kind) {
    case 'identical':
      return [issueOf.identicalRow(note.sheet, note.row)];
    case 'same_key':
      return [issueOf.sameKey(connector, note.sheet, note.row)];
    case 'after_data_date':
      return note.columns.map((column) =>
        issueOf.afterDataDate(part.headings[column] ?? column, note.sheet, note.row, dataDate),
      );
  }
}

/** Refused rows whose key is held: the held row stays as it is (rulings, "Files and submissions"). */
async function refusedRestatements(connection: DuckDBConnection): Promise<Issue[]> {
  const reader = await connection.runAndReadAll(`
    select settled._sheet, settled._row_number from settled
    inner join held on settled._row_key = held._row_key and held._sequence is not null
    where (settled._refused or settled._late <> '') and settled._has_key order by settled._row_number`);
  return reader
    .getRows()
    .map(([sheet, row]) => issueOf.heldRowStays(sheet === null ? null : String(sheet), Number(row)));
}
