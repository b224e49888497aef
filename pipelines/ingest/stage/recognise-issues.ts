import type { Issue } from '../../../domain/issue.ts';
import type { ProposedMapping } from '../staged.ts';
import type { Fit } from './recognise-sheet.ts';
import type { SheetHead } from './sheet-head.ts';

const quote = (text: string) => `"${text}"`;
const list = (texts: readonly string[]) => texts.map(quote).join(', ');

interface Found {
  readonly head: SheetHead;
  readonly fit: Fit;
}

/** The heading row of the table, where one was found. */
function placeOf(found: Found | undefined) {
  if (!found) return {};
  const { head, fit } = found;
  return { ...(head.info.name ? { sheet: head.info.name } : {}), row: fit.match.headerRow };
}

/** Headings that mean nothing here: the missing one may be among them under another name. */
function unknownHeadings(found: Found | undefined): string {
  const unknown = found?.fit.match.unknown.map(({ heading }) => heading) ?? [];
  return unknown.length > 0 ? ` Not known among its headings: ${list(unknown.slice(0, 10))}.` : '';
}

/** Why a file or sheet is not what it should be, and what to do. Headings are the agency's own words, no values. */
export const recogniseIssue = {
  wrongFolder: (what: string, owner: string, folder: string): Issue => ({
    code: 'WRONG_FOLDER',
    severity: 'error',
    message: `This is the return ${what}, which the folder ${folder} does not take. Put it into inbox/${owner === 'any' ? '<agency>' : owner}/.`,
  }),

  namedIncomplete: (
    extract: string,
    namedBy: string,
    missing: readonly string[],
    looksLike: string | null,
    found: Found | undefined,
  ): Issue => ({
    code: looksLike ? 'NAMED_ANOTHER_RETURN' : 'REQUIRED_COLUMN_MISSING',
    severity: 'error',
    ...placeOf(found),
    message: looksLike
      ? `According to ${namedBy} this is ${extract}, but no heading was found for ${list(missing)}. The headings are those of ${looksLike}. Correct the name or the headings and send it again.`
      : `According to ${namedBy} this is ${extract}, but no heading was found for ${list(missing)}.${unknownHeadings(found)} Give the column that heading, or add the column, and send it again.`,
  }),

  incomplete: (what: string, missing: readonly string[], found: Found): Issue => ({
    code: 'REQUIRED_COLUMN_MISSING',
    severity: 'error',
    ...placeOf(found),
    message: `The table looks like ${what}, but no heading was found for ${list(missing)}.${unknownHeadings(found)} Give the column that heading, or add the column, and send it again.`,
  }),

  ambiguous: (sheet: string | null, first: string, second: string): Issue => ({
    code: 'AMBIGUOUS_LAYOUT',
    severity: 'error',
    ...(sheet ? { sheet } : {}),
    message: `The headings fit ${first} and ${second} about as well. Name the return: in the file name (${first}_2017-04-01_2017-09-30) or as extract on a sheet Return details.`,
  }),

  drift: (proposal: ProposedMapping, fit: Fit): Issue => ({
    code: 'SCHEMA_DRIFT',
    severity: 'error',
    ...(proposal.sheet ? { sheet: proposal.sheet } : {}),
    row: fit.match.headerRow,
    count: proposal.headers.length,
    message: `The headings have changed. Read as ${proposal.extract}, ${proposal.headers
      .map(({ header, column }) => `${quote(header)} would be "${headerOf(fit, column)}"`)
      .join('; ')}. Nothing was loaded; use the headings of the template.`,
  }),

  /** Said in addition where nothing but the headings is in the way. */
  canBeApproved: (issue: Issue): Issue => ({
    ...issue,
    message: `${issue.message} Or ask the board's officer to approve this reading: it is then remembered for your files.`,
  }),

  unknownLayout: (sheets: number): Issue => ({
    code: 'UNKNOWN_LAYOUT',
    severity: 'error',
    message:
      sheets === 0
        ? 'The file holds no table. Send the return in the form of the template.'
        : 'No return of this folder has these headings. Use the template, or name the return in the file name.',
  }),

  hiddenSheet: (sheet: string): Issue => ({
    code: 'HIDDEN_SHEET_READ',
    severity: 'warning',
    sheet,
    message: 'The table stands on a hidden sheet; it was read, because no visible sheet is a return.',
  }),

  hiddenSheetIgnored: (sheet: string): Issue => ({
    code: 'HIDDEN_SHEET_IGNORED',
    severity: 'note',
    sheet,
    message: 'The sheet is hidden and was not read. Show it if it is part of the return.',
  }),

  sheetOfAnother: (sheet: string, looksLike: string, owner: string): Issue => ({
    code: 'OTHER_RETURN_IGNORED',
    severity: 'warning',
    sheet,
    message: `The sheet looks like ${looksLike}, which this folder does not take, and was not read. Put it into inbox/${owner}/ as a file of its own.`,
  }),

  sheetUnclear: (sheet: string, looksLike: string): Issue => ({
    code: 'SHEET_UNCLEAR',
    severity: 'warning',
    sheet,
    message: `Some headings of the sheet are those of ${looksLike}, but not enough to read it. If it is a return, use the headings of the template and send it again.`,
  }),

  sheetIgnored: (sheet: string, looksLike: string | null): Issue => ({
    code: looksLike ? 'OTHER_RETURN_IGNORED' : 'SHEET_IGNORED',
    severity: looksLike ? 'warning' : 'note',
    sheet,
    message: looksLike
      ? `The sheet looks like ${looksLike} and was not read, because the file names another return. Send it as a file of its own.`
      : 'The sheet is no return and was not read.',
  }),
} as const;

function headerOf(fit: Fit, column: string): string {
  return fit.match.set.columns.find(({ name }) => name === column)?.header ?? column;
}
