import { dateWords } from '../../domain/date-words.ts';
import { missingText, numberText, periodText, valueText, words } from '../figure-text.ts';
import { type Html, html } from '../html.ts';
import type { Names } from '../names.ts';
import type { MeasureEntry, ScorecardCell } from '../read-scorecard.ts';
import { ragTag } from './rag-tag.ts';
import { scrollBox } from './scroll-box.ts';

const kinds: readonly (readonly [string, string])[] = [
  ['quarter', 'By quarter'],
  ['snapshot', 'At the end of each month'],
  ['month', 'By month'],
  ['year_to_date', 'From 1 April to the end of each quarter'],
  ['financial_year', 'By financial year'],
  ['rolling_12_months', 'In the 12 months to the end of each quarter'],
  ['calendar_year', 'By calendar year'],
  ['academic_year', 'By academic year'],
];

/** The figures of the totals, one table a kind of period, the first of them open. */
export function seriesTables(totals: readonly ScorecardCell[], measure: MeasureEntry, names: Names): Html {
  const series = kinds
    .map(([kind, title]) => ({ title, cells: knownPart(totals.filter((cell) => cell.period_kind === kind)) }))
    .filter(({ cells }) => cells.length > 0);
  if (series.length === 0) return html``;
  return html`<h2>Figures</h2>${series.map(({ title, cells }, i) => seriesTable(title, cells, measure, i === 0, names))}`;
}

/** From the first figure to the last: periods before the first submission say nothing. */
function knownPart(cells: readonly ScorecardCell[]): readonly ScorecardCell[] {
  const isShown = (cell: ScorecardCell) => cell.value !== null || cell.status === 'suppressed';
  const first = cells.findIndex(isShown);
  const last = cells.findLastIndex(isShown);
  if (first < 0) return [];
  const known = cells.slice(first, last + 1);
  // Stocks that were once known by the year only: the months between them say nothing, and the sparse years are folded in.
  return known.filter((cell, i) => isShown(cell) || hasNeighbour(known, i, isShown));
}

/** True where a period without a figure stands between shown ones less than a year apart: a real gap, which is said. */
function hasNeighbour(
  cells: readonly ScorecardCell[],
  index: number,
  isShown: (cell: ScorecardCell) => boolean,
): boolean {
  if (cells[index]!.period_kind !== 'snapshot') return true;
  const before = cells.slice(0, index).findLastIndex(isShown);
  const after = cells.findIndex((cell, i) => i > index && isShown(cell));
  return after - before < 12;
}

function seriesTable(
  title: string,
  cells: readonly ScorecardCell[],
  measure: MeasureEntry,
  isOpen: boolean,
  names: Names,
): Html {
  const hasBase = cells.some((cell) => cell.denominator !== null);
  const hasLimits = cells.some((cell) => cell.lower_ci !== null);
  const hasRating = cells.some((cell) => cell.rag && cell.rag !== 'none');
  const owner = names.agency(measure.owner_agency);
  const table = html`<table><caption>${measure.title}: ${title.charAt(0).toLowerCase() + title.slice(1)}</caption>
<thead><tr><th scope="col">Period</th><th scope="col" class="n">Figure</th>${hasBase ? html`<th scope="col" class="n">Counted</th><th scope="col" class="n">Out of</th>` : ''}${hasLimits ? html`<th scope="col" class="n">95% limits</th>` : ''}${hasRating ? html`<th scope="col" class="n">Target</th><th scope="col">Rating</th>` : ''}<th scope="col">Status</th></tr></thead>
<tbody>${[...cells].reverse().map(
    (cell) =>
      html`<tr><th scope="row">${capital(periodText(cell))}</th><td class="n">${
        cell.value === null
          ? html`<span class="missing">${missingText(cell, owner)}</span>`
          : valueText(cell.value, measure)
      }</td>${hasBase ? html`<td class="n">${countText(cell.numerator)}</td><td class="n">${countText(cell.denominator)}</td>` : ''}${
        hasLimits ? html`<td class="n">${limitsText(cell, measure)}</td>` : ''
      }${
        hasRating
          ? html`<td class="n">${cell.target === null ? '' : valueText(cell.target, measure)}</td><td>${ragTag(cell.rag)}</td>`
          : ''
      }<td>${cell.value === null ? '' : words(cell.status)}${startsSegment(cells, cell) ? ' [b]' : ''}</td></tr>
`,
  )}</tbody></table>`;
  const breaks = cells.filter((cell) => startsSegment(cells, cell));
  return html`<details${isOpen ? html` open` : ''}><summary>${title}</summary>${scrollBox(`${measure.title}: ${title}`, table)}${breaks.map(
    (cell) =>
      html`<p class="quiet">[b] Break in the series${cell.series_from ? ` on ${dateWords(cell.series_from)}` : ''}: ${cell.series_reason}. Figures before it are not to be compared with those after.</p>`,
  )}</details>`;
}

/** The first period after a recorded break. */
function startsSegment(cells: readonly ScorecardCell[], cell: ScorecardCell): boolean {
  const before = cells[cells.indexOf(cell) - 1];
  return before !== undefined && (before.series_segment ?? 0) !== (cell.series_segment ?? 0);
}

function limitsText({ lower_ci, upper_ci }: ScorecardCell, { decimals }: MeasureEntry): string {
  if (lower_ci === null || upper_ci === null) return '';
  return `${numberText(lower_ci, decimals)} to ${numberText(upper_ci, decimals)}`;
}

const countText = (value: number | null) => (value === null ? '' : value.toLocaleString('en-GB'));
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
