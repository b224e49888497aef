import { type ProblemCode, problemMessages } from '../../../connectors/reading/index.ts';
import type { Issue } from '../../../domain/issue.ts';

/** Problems of one part's cells and rows, as they are met. Very many of one kind are counted, not listed. */
export interface IssueLog {
  add(issue: Issue): void;
  readonly issues: Issue[];
}

const listedOfKind = 2_000;

export function issueLog(): IssueLog {
  const counts = new Map<string, { listed: number; rest: number | undefined }>();
  const issues: Issue[] = [];
  return {
    issues,
    add(issue) {
      const key = `${issue.code}\u0000${issue.sheet ?? ''}\u0000${issue.column ?? ''}`;
      let kind = counts.get(key);
      if (!kind) {
        kind = { listed: 0, rest: undefined };
        counts.set(key, kind);
      }
      if (kind.listed < listedOfKind) {
        kind.listed++;
        issues.push(issue);
        return;
      }
      if (kind.rest === undefined) {
        const { row: _, ...more } = issue;
        kind.rest = issues.push({ ...more, count: issue.count ?? 1 }) - 1;
        return;
      }
      const rest = issues[kind.rest]!;
      issues[kind.rest] = { ...rest, count: rest.count! + (issue.count ?? 1) };
    },
  };
}

interface CellPlace {
  readonly sheet: string | null;
  readonly row: number;
  readonly column: string;
}

const at = ({ sheet, row, column }: CellPlace) => ({ ...(sheet ? { sheet } : {}), row, column });

/** The words of the problems that a row can have. The value itself never enters a message. */
export const rowIssue = {
  refusedCell: (problem: ProblemCode, place: CellPlace): Issue => ({
    code: problem,
    severity: 'error',
    message: `${problemMessages[problem]} The row was refused, because this column is required.`,
    ...at(place),
  }),

  blankedCell: (problem: ProblemCode, place: CellPlace): Issue => ({
    code: problem,
    severity: 'warning',
    message: `${problemMessages[problem]} The cell was read as blank.`,
    ...at(place),
  }),

  unknownCode: (place: CellPlace, keptAsSent: boolean, hint: string): Issue => ({
    code: 'UNKNOWN_CODE',
    severity: 'warning',
    message: keptAsSent
      ? 'The value is not in the list of this column; it was kept as sent.'
      : `The value is not in the list of this column; the cell was read as blank. ${hint}`,
    ...at(place),
  }),

  unknownWord: (place: CellPlace): Issue => ({
    code: 'NOT_KNOWN',
    severity: 'note',
    message: 'The cell says that the value is not known; it was read as blank.',
    ...at(place),
  }),

  requiredBlank: (place: CellPlace): Issue => ({
    code: 'REQUIRED_BLANK',
    severity: 'error',
    message: 'This column is required and the cell is blank; the row was refused. Fill it in.',
    ...at(place),
  }),

  beforeNineteenHundred: (place: CellPlace): Issue => ({
    code: 'DATE_BEFORE_1900',
    severity: 'error',
    message: 'The date is before 1 January 1900; the row was refused. Correct it, or leave the cell blank.',
    ...at(place),
  }),

  endBeforeStart: (place: CellPlace, start: string): Issue => ({
    code: 'END_BEFORE_START',
    severity: 'error',
    message: `The date is before the one in "${start}"; the row was refused. Correct one of them.`,
    ...at(place),
  }),

  startIsEnd: (place: CellPlace): Issue => ({
    code: 'STARTS_AND_ENDS_ON_ONE_DAY',
    severity: 'warning',
    message: 'It starts and ends on the same day. It was kept; check that it is so.',
    ...at(place),
  }),

  weekendConference: (place: CellPlace): Issue => ({
    code: 'WEEKEND_CONFERENCE',
    severity: 'warning',
    message: 'The conference is dated on a Saturday or Sunday. It was kept; check the date.',
    ...at(place),
  }),

  checkDigit: (place: CellPlace, what: string): Issue => ({
    code: 'CHECK_DIGIT',
    severity: 'warning',
    message: `This is not a valid ${what}: its check character does not agree. It was kept; check it for a slip.`,
    ...at(place),
  }),

  notAnIdentifier: (place: CellPlace, what: string): Issue => ({
    code: 'NOT_AN_IDENTIFIER',
    severity: 'warning',
    message: `This does not have the form of ${what}; the cell was read as blank.`,
    ...at(place),
  }),

  noToken: (place: CellPlace): Issue => ({
    code: 'NAME_NOT_USABLE',
    severity: 'note',
    message:
      'A given name, a family name and a date of birth are needed to link the child; one of them is missing.',
    ...at(place),
  }),
} as const;
