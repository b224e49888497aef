import type { Issue } from '../../../domain/issue.ts';
import type { ProposedMapping } from '../staged.ts';
import type { Fit } from './recognise-sheet.ts';

const quote = (text: string) => `"${text}"`;
const list = (texts: readonly string[]) => texts.map(quote).join(', ');

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
    sheet: string | null,
  ): Issue => ({
    code: looksLike ? 'NAMED_ANOTHER_RETURN' : 'REQUIRED_COLUMN_MISSING',
    severity: 'error',
    ...(sheet ? { sheet } : {}),
    message: `According to ${namedBy} this is ${extract}, but no heading was found for ${list(missing)}.${looksLike ? ` The headings are those of ${looksLike}.` : ''} Correct the name or the headings and send it again.`,
  }),

  incomplete: (what: string, missing: readonly string[], sheet: string | null): Issue => ({
    code: 'REQUIRED_COLUMN_MISSING',
    severity: 'error',
    ...(sheet ? { sheet } : {}),
    message: `The table looks like ${what}, but no heading was found for ${list(missing)}. Use the headings of the template.`,
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
    count: proposal.headers.length,
    message: `The headings have changed. Read as ${proposal.extract}, ${proposal.headers
      .map(({ header, column }) => `${quote(header)} would be "${headerOf(fit, column)}"`)
      .join(
        '; ',
      )}. Nothing was loaded; use the headings of the template, or ask the board's officer to approve this mapping.`,
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
