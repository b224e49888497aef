import { type Cell, cellReader } from '../../../connectors/reading/index.ts';
import {
  type DetailsField,
  type DetailsPlace,
  isDetailsSheet,
  readDetails,
} from '../../../connectors/reading/tables/details-sheet.ts';
import type { Issue } from '../../../domain/issue.ts';
import type { PlainDate } from '../../../domain/plain-date.ts';
import type { Window } from '../staged.ts';
import { type NamedReturn, readFileName } from './file-name.ts';
import { judgeWindow } from './return-window.ts';
import type { SheetHead } from './sheet-head.ts';
import type { StageRequest } from './stage-request.ts';

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
  { receivedOn, agency }: Pick<StageRequest, 'receivedOn' | 'agency'>,
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
          details!.places.get(field),
          `${field} does not hold a date; write it as dd/mm/yyyy.`,
        ),
      );
    return value;
  };
  for (const field of details?.conflicts ?? [])
    issues.push(
      detailsIssue(
        sheet!.info.name,
        details!.places.get(field),
        `${field} stands there twice with different values.`,
      ),
    );

  const byName: NamedReturn | undefined = readFileName(fileName, ids);
  const stated = text('extract')
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  const [from, to] = [day('covers_from'), day('covers_to')];
  const stands: Window =
    from && to
      ? { from, to, takenFrom: 'details_sheet' }
      : byName?.from
        ? { from: byName.from, to: byName.to, takenFrom: 'file_name' }
        : { from: null, to: null, takenFrom: 'not_stated' };
  const place =
    stands.takenFrom === 'details_sheet' ? { sheet: sheet!.info.name, places: details!.places } : undefined;
  const { window, conflict, issue } = judgeWindow(stands, agency === 'reference' ? null : receivedOn, place);
  if (issue) issues.push(issue);
  if (!window.to && (from || to))
    issues.push(halfWindow(sheet!.info.name, details!.places, from ? 'covers_to' : 'covers_from'));
  if (stated && !ids.includes(stated))
    issues.push(
      detailsIssue(sheet!.info.name, details!.places.get('extract'), 'extract is not the id of a return.'),
    );
  const names = ids.includes(stated) ? stated : (byName?.id ?? null);
  return {
    names,
    namedBy: names === null ? null : names === stated ? 'the sheet Return details' : 'the file name',
    window,
    extractedOn: day('extracted_on'),
    isProvisional: /^prov/i.test(text('status')) || (byName?.isProvisional ?? false),
    issues,
    ...(conflict ? { conflict } : {}),
  };
}

function halfWindow(
  sheet: string,
  places: ReadonlyMap<DetailsField, DetailsPlace>,
  missing: DetailsField,
): Issue {
  const other = missing === 'covers_to' ? 'covers_from' : 'covers_to';
  return detailsIssue(
    sheet,
    places.get(other),
    `${missing} is blank, so the days that the return covers are not known; fill in both.`,
  );
}

function detailsIssue(sheet: string, place: DetailsPlace | undefined, message: string): Issue {
  return {
    code: 'DETAILS_UNREADABLE',
    severity: 'warning',
    sheet,
    ...place,
    message: `On the details sheet, ${message}`,
  };
}
