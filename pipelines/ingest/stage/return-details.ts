import { type Cell, cellReader } from '../../../connectors/reading/index.ts';
import {
  type DetailsField,
  isDetailsSheet,
  readDetails,
} from '../../../connectors/reading/tables/details-sheet.ts';
import type { Issue } from '../../../domain/issue.ts';
import type { PlainDate } from '../../../domain/plain-date.ts';
import type { Window } from '../staged.ts';
import { type NamedReturn, readFileName } from './file-name.ts';
import type { SheetHead } from './sheet-head.ts';

/** What a submission says of itself, on its details sheet or in its file name. */
export interface ReturnDetails {
  /** Extract or layout it names, in lower case; null when it names none. */
  readonly names: string | null;
  readonly namedBy: 'the sheet Return details' | 'the file name' | null;
  readonly window: Window;
  readonly extractedOn: PlainDate | null;
  readonly isProvisional: boolean;
  readonly issues: readonly Issue[];
  /** The stated days make no sense: the file cannot be placed in time. */
  readonly conflict?: Issue;
}

/** The details sheet first, then the file name, then not stated; never headings in the table (returns contract). */
export function readReturnDetails(
  heads: readonly SheetHead[],
  fileName: string,
  ids: readonly string[],
  date1904: boolean,
): ReturnDetails {
  const sheet = heads.find(({ info }) => isDetailsSheet(info.name));
  const details = sheet && readDetails(sheet.rows);
  const issues: Issue[] = [];
  const text = (field: DetailsField) => details?.fields.get(field)?.text.trim() ?? '';
  const readDay = cellReader('date', { date1904 });
  const day = (field: DetailsField): PlainDate | null => {
    const cell: Cell | undefined = details?.fields.get(field);
    if (!cell) return null;
    const { value } = readDay(cell);
    if (value === null)
      issues.push(
        detailsIssue(
          sheet!.info.name,
          details!.rows.get(field),
          `${field} does not hold a date; write it as dd/mm/yyyy.`,
        ),
      );
    return value;
  };
  for (const field of details?.conflicts ?? [])
    issues.push(
      detailsIssue(
        sheet!.info.name,
        details!.rows.get(field),
        `${field} stands there twice with different values.`,
      ),
    );

  const byName: NamedReturn | undefined = readFileName(fileName, ids);
  const stated = text('extract')
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  const [from, to] = [day('covers_from'), day('covers_to')];
  const window: Window =
    from && to
      ? { from, to, takenFrom: 'details_sheet' }
      : byName?.from
        ? { from: byName.from, to: byName.to, takenFrom: 'file_name' }
        : { from: null, to: null, takenFrom: 'not_stated' };
  if (stated && !ids.includes(stated))
    issues.push(
      detailsIssue(sheet!.info.name, details!.rows.get('extract'), 'extract is not the id of a return.'),
    );
  const names = ids.includes(stated) ? stated : (byName?.id ?? null);
  return {
    names,
    namedBy: names === null ? null : names === stated ? 'the sheet Return details' : 'the file name',
    window,
    extractedOn: day('extracted_on'),
    isProvisional: /^prov/i.test(text('status')) || (byName?.isProvisional ?? false),
    issues,
    ...(window.from && window.to && window.from > window.to ? { conflict: backwards } : {}),
  };
}

const backwards: Issue = {
  code: 'WINDOW_BACKWARDS',
  severity: 'error',
  message:
    'The file says it covers to a day before the day it covers from. Correct the days and send it again.',
};

function detailsIssue(sheet: string, row: number | undefined, message: string): Issue {
  return {
    code: 'DETAILS_UNREADABLE',
    severity: 'warning',
    sheet,
    row,
    message: `On the details sheet, ${message}`,
  };
}
