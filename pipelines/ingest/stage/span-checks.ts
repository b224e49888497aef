import type { Connector } from '../../../connectors/connector.ts';
import { dayOfWeek } from '../../../domain/plain-date.ts';
import { type IssueLog, rowIssue } from './row-issues.ts';

type SpanCheck = (
  values: ReadonlyMap<string, string | null>,
  sheet: string | null,
  row: number,
  log: IssueLog,
) => boolean;

/** Columns that begin and end something, beside those of the extract's coverage. */
const pairs: readonly (readonly [string, string])[] = [
  ['start_date', 'end_date'],
  ['detained_at', 'released_at'],
  ['assessment_start_date', 'assessment_completed_date'],
  ['period_start', 'period_end'],
  ['covers_from', 'covers_to'],
  ['valid_from', 'valid_to'],
];

/** Checks of the dates of a row against each other. The result is true when the row must be refused. */
export function spanChecks(connector: Connector, headings: Readonly<Record<string, string>>): SpanCheck {
  const columns = new Map(connector.columns.map((column) => [column.name, column]));
  const heading = (name: string) => headings[name] ?? columns.get(name)!.header;
  const { coverage } = connector;
  const own = coverage !== 'none' && 'from' in coverage ? [[coverage.from, coverage.to] as const] : [];
  const known = new Set(own.map(([start, end]) => `${start} ${end}`));
  const all = [...own, ...pairs.filter(([start, end]) => !known.has(`${start} ${end}`))].filter(
    ([start, end]) => columns.has(start) && columns.has(end),
  );
  const isConference = connector.extract === 'child_protection_conferences';
  return (values, sheet, row, log) => {
    let refused = false;
    for (const [start, end] of all) {
      const from = values.get(start);
      const to = values.get(end);
      if (!from || !to) continue;
      const place = { sheet, row, column: heading(end) };
      if (isBefore(to, from)) {
        refused = true;
        if (!log.countMore('END_BEFORE_START', place))
          log.add(rowIssue.endBeforeStart(place, heading(start)));
      } else if (own[0]?.[0] === start && from.length === 10 && from === to) {
        if (!log.countMore('STARTS_AND_ENDS_ON_ONE_DAY', place)) log.add(rowIssue.startIsEnd(place));
      }
    }
    const held = isConference ? values.get('conference_date') : null;
    if (held && dayOfWeek(held) > 5) {
      const place = { sheet, row, column: heading('conference_date') };
      if (!log.countMore('WEEKEND_CONFERENCE', place)) log.add(rowIssue.weekendConference(place));
    }
    return refused;
  };
}

/** By day where either has no time: a missing time is not midnight. */
function isBefore(end: string, start: string): boolean {
  const length = Math.min(end.length, start.length);
  return end.slice(0, length) < start.slice(0, length);
}
