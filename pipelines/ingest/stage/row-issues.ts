import { type ProblemCode, problemMessages } from '../../../connectors/reading/index.ts';
import type { Issue } from '../../../domain/issue.ts';

/** Problems of one part's cells and rows, as they are met. Very many of one kind are counted, not listed. */
export interface IssueLog {
  add(issue: Issue): void;
  /** Counts one more of a kind that is no longer listed; false when it still is, and must be added. */
  countMore(code: string, place: CellPlace): boolean;
  readonly issues: Issue[];
}

const listedOfKind = 2_000;

interface Kind {
  listed: number;
  rest: { count: number } | undefined;
}

export function issueLog(): IssueLog {
  const issues: Issue[] = [];
  const kindOf = issueKinds();
  return {
    issues,
    countMore(code, { sheet, column }) {
      const { rest } = kindOf(code, sheet ?? undefined, column);
      if (rest) rest.count++;
      return rest !== undefined;
    },
    add(issue) {
      const kind = kindOf(issue.code, issue.sheet, issue.column);
      if (kind.listed < listedOfKind) {
        kind.listed++;
        issues.push(issue);
      } else if (kind.rest) {
        kind.rest.count += issue.count ?? 1;
      } else {
        const { row: _, ...more } = issue;
        const rest = { ...more, count: issue.count ?? 1 };
        kind.rest = rest;
        issues.push(rest);
      }
    },
  };
}

/** A kind is a code in a column of a sheet; the last one asked for is mostly the next. */
function issueKinds(): (code: string, sheet: string | undefined, column: string | undefined) => Kind {
  const byCode = new Map<string, Map<string | undefined, Map<string | undefined, Kind>>>();
  return (code, sheet, column) => {
    let byColumn = byCode.get(code);
    if (!byColumn) {
      byColumn = new Map();
      byCode.set(code, byColumn);
    }
    let bySheet = byColumn.get(column);
    if (!bySheet) {
      bySheet = new Map();
      byColumn.set(column, bySheet);
    }
    let kind = bySheet.get(sheet);
    if (!kind) {
      kind = { listed: 0, rest: undefined };
      bySheet.set(sheet, kind);
    }
    return kind;
  };
}

export interface CellPlace {
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
