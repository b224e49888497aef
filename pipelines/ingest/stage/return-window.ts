import type { DetailsField, DetailsPlace } from '../../../connectors/reading/tables/details-sheet.ts';
import type { Issue } from '../../../domain/issue.ts';
import type { PlainDate } from '../../../domain/plain-date.ts';
import { ukDay } from '../answer/issue-of.ts';
import type { Window } from '../staged.ts';

/** Where a details sheet states the days. */
interface StatedOn {
  readonly sheet: string;
  readonly places: ReadonlyMap<DetailsField, DetailsPlace>;
}

export interface JudgedWindow {
  readonly window: Window;
  /** The stated days make no sense: the file cannot be placed in time. */
  readonly conflict?: Issue;
  readonly issue?: Issue;
}

/**
 * Holds the stated days against each other and against the day of receipt. Nobody knows a day before it is over: a window
 * that runs on after the day of receipt counts to that day, so that a later period is not taken for a true zero.
 * `receivedOn` null: days ahead are in order (reference data).
 */
export function judgeWindow(
  window: Window,
  receivedOn: PlainDate | null,
  place: StatedOn | undefined,
): JudgedWindow {
  const { from, to } = window;
  if (!from || !to) return { window };
  const at = (field: DetailsField) => {
    const cell = place?.places.get(field);
    return cell ? { sheet: place!.sheet, column: field, ...cell } : {};
  };
  if (from > to)
    return {
      window,
      conflict: {
        code: 'WINDOW_BACKWARDS',
        severity: 'error',
        ...at('covers_to'),
        message: `The file says that it covers from ${ukDay(from)} to ${ukDay(to)}, which is before. Correct the days ${whereOf(window)} and send it again.`,
      },
    };
  if (receivedOn === null || to <= receivedOn) return { window };
  if (from > receivedOn)
    return {
      window,
      conflict: {
        code: 'WINDOW_IN_FUTURE',
        severity: 'error',
        ...at('covers_from'),
        message: `The file says that it covers from ${ukDay(from)}, a day after it was received. Correct the days ${whereOf(window)} and send it again.`,
      },
    };
  return {
    window: { ...window, to: receivedOn },
    issue: {
      code: 'WINDOW_IN_FUTURE',
      severity: 'warning',
      ...at('covers_to'),
      message: `The file says that it covers to ${ukDay(to)}, which is after the day it was received; it was taken to cover to ${ukDay(receivedOn)}. If that is right, send the return again when the days are over; if not, correct the days ${whereOf(window)}.`,
    },
  };
}

/** Where the sender finds the days to correct. */
export function whereOf({ takenFrom }: Window): string {
  return takenFrom === 'file_name' ? 'in the file name' : 'on the sheet Return details';
}
