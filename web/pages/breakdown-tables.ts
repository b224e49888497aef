import { periodText, valueText } from '../figure-text.ts';
import { type Html, html } from '../html.ts';
import type { Names } from '../names.ts';
import type { MeasureEntry, ScorecardCell } from '../read-scorecard.ts';
import { scrollBox } from './scroll-box.ts';

/** Breakdowns that the tables by month say already. */
const saidElsewhere = new Set(['month', 'week', 'day_of_week']);
const PERIODS = 5;

/** One table a breakdown: its values down in the order of their list, the last quarters (or quarter ends, or years) across. */
export function breakdownTables(cells: readonly ScorecardCell[], measure: MeasureEntry, names: Names): Html {
  const parts = cells.filter((cell) => cell.breakdown !== 'all');
  const hasMonths = cells.some((cell) => cell.period_kind === 'month');
  const breakdowns = [...new Set(parts.map((cell) => cell.breakdown))].filter(
    (name) => !(hasMonths && saidElsewhere.has(name)),
  );
  const tables = breakdowns.flatMap((name) => {
    const table = breakdownTable(
      name,
      parts.filter((cell) => cell.breakdown === name),
      measure,
      names,
    );
    return table ? [table] : [];
  });
  return tables.length === 0 ? html`` : html`<h2>Breakdowns</h2>${tables}`;
}

function breakdownTable(
  name: string,
  cells: readonly ScorecardCell[],
  measure: MeasureEntry,
  names: Names,
): Html | undefined {
  const kind = ['quarter', 'snapshot', 'financial_year', 'calendar_year', 'academic_year'].find((one) =>
    cells.some((cell) => cell.period_kind === one && isShown(cell)),
  );
  if (!kind) return undefined;
  const own = cells.filter(
    (cell) => cell.period_kind === kind && (kind !== 'snapshot' || isQuarterEnd(cell)),
  );
  const ends = [...new Set(own.filter(isShown).map((cell) => cell.period_end))].sort().slice(-PERIODS);
  if (ends.length === 0) return undefined;
  const at = new Map(own.map((cell) => [`${cell.breakdown_value}|${cell.period_end}`, cell]));
  const headings = ends.map((end) => periodText(own.find((cell) => cell.period_end === end)!));
  const values = [
    ...new Set(own.filter((cell) => ends.includes(cell.period_end)).map((cell) => cell.breakdown_value)),
  ].sort(
    (a, b) =>
      names.order(measure, name, a) - names.order(measure, name, b) ||
      a.localeCompare(b, 'en', { numeric: true }),
  );
  const title = names.breakdown(name);
  const table = html`<table><caption>${measure.title} by ${title.charAt(0).toLowerCase() + title.slice(1)}</caption>
<thead><tr><th scope="col">${title}</th>${headings.map((heading) => html`<th scope="col" class="n">${heading}</th>`)}</tr></thead>
<tbody>${values.map(
    (value) =>
      html`<tr><th scope="row">${names.breakdownValue(measure, name, value)}</th>${ends.map(
        (end) => html`<td class="n">${figure(at.get(`${value}|${end}`), measure)}</td>`,
      )}</tr>
`,
  )}</tbody></table>`;
  return html`<details><summary>By ${title.charAt(0).toLowerCase() + title.slice(1)}</summary>${scrollBox(`${measure.title} by ${title}`, table)}</details>`;
}

const isShown = (cell: ScorecardCell) => cell.value !== null || cell.status === 'suppressed';

function isQuarterEnd(cell: ScorecardCell): boolean {
  return ['03', '06', '09', '12'].includes(cell.period_end.slice(5, 7));
}

/** A part that a covered period leaves out has nothing to count: 0, or no share of nothing. */
function figure(cell: ScorecardCell | undefined, measure: MeasureEntry): Html {
  if (!cell) return html`${measure.unit === 'count' ? '0' : '–'}`;
  if (cell.value !== null) {
    return measure.unit === 'percentage' && cell.numerator !== null && cell.denominator !== null
      ? html`${valueText(cell.value, measure)}<small>${cell.numerator.toLocaleString('en-GB')} of ${cell.denominator.toLocaleString('en-GB')}</small>`
      : html`${valueText(cell.value, measure)}`;
  }
  const words: Record<string, string> = {
    suppressed: 'small number',
    not_applicable: 'nothing to count',
    not_available: 'not available',
  };
  return html`<span class="quiet">${words[cell.status] ?? 'no figure'}</span>`;
}
