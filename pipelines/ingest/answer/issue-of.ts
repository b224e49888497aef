import type { Connector } from '../../../connectors/connector.ts';
import type { Issue, Severity } from '../../../domain/issue.ts';
import type { PlainDate } from '../../../domain/plain-date.ts';
import type { Window } from '../staged.ts';

interface Place {
  readonly sheet?: string | null;
  readonly row?: number;
  readonly column?: string;
  readonly count?: number;
}

function make(code: string, severity: Severity, message: string, place: Place = {}): Issue {
  const { sheet, ...rest } = place;
  return { code, severity, message, ...(sheet ? { sheet } : {}), ...rest };
}

/** A day as people write it in England: 5 April 2017 is 05/04/2017. */
export function ukDay(day: PlainDate): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** The words of each issue that the loader raises. None of them repeats what a cell holds. */
export const issueOf = {
  identicalRow: (sheet: string | null, row: number) =>
    make('IDENTICAL_ROW', 'note', 'This row repeats a lower row exactly and is counted once.', {
      sheet,
      row,
    }),

  sameKey: (connector: Connector, sheet: string | null, row: number) =>
    make(
      'SAME_KEY_TWICE',
      'warning',
      `A lower row has the same ${connector.key.join(' and ')} with other content; the lower row was used. Send each once.`,
      { sheet, row },
    ),

  afterDataDate: (column: string, sheet: string | null, row: number, dataDate: PlainDate) =>
    make(
      'DATE_IN_FUTURE',
      'error',
      `The date is after ${ukDay(dataDate)}, the last day this return can know of; the row was refused. Correct the date, or the day the return covers to.`,
      { sheet, row, column },
    ),

  withdrawalGuard: (sheet: string | null, withdrawn: number, restated: number, guard: number) =>
    make(
      'WITHDRAWAL_GUARD',
      'error',
      `The file leaves out ${withdrawn} of the ${plural(restated, 'row')} held for its days, more than ${guard}%. It looks like part of a return, so nothing was loaded. Send the whole return, or ask the board's officer to approve this one.`,
      { sheet, count: withdrawn },
    ),

  withdrawn: (sheet: string | null, count: number) =>
    make(
      'ROWS_WITHDRAWN',
      'note',
      `${plural(count, 'row')} held for the days of this return ${count === 1 ? 'is' : 'are'} not in it and ${count === 1 ? 'was' : 'were'} withdrawn.`,
      { sheet, count },
    ),

  heldRowStays: (sheet: string | null, row: number) =>
    make(
      'HELD_ROW_STAYS',
      'warning',
      'This row was sent before and the new version was refused; the earlier version stays until a good one comes.',
      { sheet, row },
    ),

  appendExists: (connector: Connector, sheet: string | null, row: number) =>
    make(
      connector.extract === 'commentary' ? 'COMMENT_EXISTS' : 'ROW_EXISTS',
      'error',
      `A row with the same ${connector.key.join(', ')} is held with other content; this one was refused. Send it with the day it was written.`,
      { sheet, row },
    ),

  overlappingPlan: (sheet: string | null, row: number) =>
    make(
      'OVERLAPPING_PLANS',
      'warning',
      'This plan begins before an earlier plan of the same child has ended.',
      {
        sheet,
        row,
      },
    ),

  windowNotStated: (name: string, restates: boolean) =>
    make(
      'WINDOW_NOT_STATED',
      restates ? 'warning' : 'note',
      `The file does not say which days it covers, so it covers none${restates ? ' and nothing held was withdrawn' : ''}. Name it like ${name}_2017-04-01_2017-09-30, or fill in covers_from and covers_to on a sheet Return details.`,
    ),

  volume: (sheet: string | null, rows: number, usual: number) =>
    make(
      'UNUSUAL_VOLUME',
      'error',
      `The file has ${plural(rows, 'row')} where ${usual} are usual for as many days; nothing was loaded. Send the right file, or ask the board's officer to approve this one.`,
      { sheet, count: rows },
    ),

  notInWindow: (sheet: string | null, rows: number, { from, to, takenFrom }: Window) =>
    make(
      'PERIOD_MISMATCH',
      'error',
      `None of the ${plural(rows, 'row')} falls in the days that the file says it covers (${ukDay(from!)} to ${ukDay(to!)}); nothing was loaded. Correct the days ${takenFrom === 'file_name' ? 'in the file name' : 'on the sheet Return details'}, send the file of these days, or ask the board's officer to approve it.`,
      { sheet, count: rows },
    ),

  allRefused: (sheet: string | null, rows: number) =>
    make(
      'ALL_ROWS_REFUSED',
      'error',
      `None of the ${plural(rows, 'row')} could be accepted, so nothing was loaded: it would pass for a return of nothing. Correct the rows or the days that the file covers.`,
      { sheet, count: rows },
    ),

  childrenMissing: (count: number) =>
    make(
      'CHILD_NOT_IN_CHILDREN',
      'note',
      `${plural(count, 'child', 'children')} in this return ${count === 1 ? 'has' : 'have'} no row in the return children; age, sex and ethnicity are not known.`,
      { count },
    ),

  duplicate: (firstName: string, firstId: string, day: PlainDate) =>
    make(
      'ALREADY_RECEIVED',
      'note',
      `The same file was received on ${ukDay(day)} as ${firstName} (${firstId}); nothing changed.`,
    ),

  /** The content was received, but for other days by its name: a return of no rows looks the same every month. */
  duplicateOfOtherDays: (firstName: string, firstId: string, day: PlainDate) =>
    make(
      'ALREADY_RECEIVED_OTHER_DAYS',
      'warning',
      `Exactly the same content was received on ${ukDay(day)} as ${firstName} (${firstId}), whose name states other days, so nothing changed and these days are still owed. If there was truly nothing to report, send it as a workbook with a sheet Return details that states the days, or add an empty line at the end of the file.`,
    ),

  supersededDuplicate: (
    firstName: string,
    firstId: string,
    day: PlainDate,
    laterName: string,
    laterDay: PlainDate,
  ) =>
    make(
      'ALREADY_SUPERSEDED',
      'warning',
      `The same file was received on ${ukDay(day)} as ${firstName} (${firstId}) and has been superseded by ${laterName} on ${ukDay(laterDay)}; nothing changed.`,
    ),

  stillChanging: () =>
    make(
      'STILL_ARRIVING',
      'note',
      'The file was still changing; it stays in the inbox and is taken by the next run once it is complete.',
    ),

  notAFile: (kind: 'link' | 'other') =>
    make(
      'NOT_A_FILE',
      'error',
      `A ${kind === 'link' ? 'link' : 'device or pipe'} lay in the inbox; it was not opened. Put the file itself there.`,
    ),
} as const;
