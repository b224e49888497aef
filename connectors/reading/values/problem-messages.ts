import type { ProblemCode } from './reading.ts';

/** What to tell the agency about each problem. Complete sentences; never the value itself. */
export const problemMessages: Readonly<Record<ProblemCode, string>> = {
  UNREADABLE_DATE:
    'The cell does not hold a date that can be read. Write dates as dd/mm/yyyy or as Excel dates.',
  TWO_DIGIT_YEAR: 'The year has two digits, so the century is not certain. Write it with four.',
  IMPOSSIBLE_DATE: 'There is no such day. Correct the date.',
  MONTH_FIRST_DATE: 'The date has its month first. Write dates with the day first, dd/mm/yyyy.',
  PLACEHOLDER_DATE:
    '1 January 1900 and 31 December 9999 stand for "no date" in many systems. Leave the cell blank, or write the date.',
  UNREADABLE_NUMBER: 'The cell does not hold a number that can be read. Write it in digits, without words.',
  UNREADABLE_YES_NO: 'The cell should hold Yes or No.',
  UNREADABLE_ID:
    'A spreadsheet program has changed this id into a date or a rounded number. Format the column as text and enter it again.',
  UNREADABLE_POSTCODE: 'The cell should hold the first part of a postcode, such as DY1.',
  UNKNOWN_CODE: 'The value is not in the list of this column.',
  TEXT_TOO_LONG: 'The text is longer than 1,000 characters.',
  TEXT_CUT: 'The text was cut at 1,000 characters.',
  DAMAGED_TEXT: 'The text holds letters that were damaged when the file was made. Export it again.',
  ERROR_CELL: 'The cell shows an error such as #N/A or #REF!. Correct the formula.',
  FORMULA_NOT_CALCULATED:
    'The cell holds a formula whose result was not saved. Open the file in Excel, let it calculate, save it and send that.',
};
