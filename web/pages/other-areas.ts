import { dateWords } from '../../domain/date-words.ts';
import { valueText } from '../figure-text.ts';
import { type Html, html } from '../html.ts';
import type {
  ComparatorEntry,
  MeasureEntry,
  RankEntry,
  Scorecard,
  ScorecardCell,
} from '../read-scorecard.ts';
import { scrollBox } from './scroll-box.ts';

const columns = [
  ['own_area', 'This area, as published'],
  ['statistical_neighbours_mean', 'Neighbours, mean'],
  ['statistical_neighbours_median', 'Neighbours, median'],
  ['region', 'Region'],
  ['england', 'England'],
] as const;

/** Most years shown, the latest first. */
const YEARS = 5;

/** What is published of other areas: year by year, the area's rank, and each statistical neighbour by name. */
export function otherAreas(
  measure: MeasureEntry,
  latest: ScorecardCell | undefined,
  { comparators, ranks }: Pick<Scorecard, 'comparators' | 'ranks'>,
): Html {
  const own = comparators.filter((one) => one.measure_id === measure.measure_id);
  const standing = ranks.filter((one) => one.measure_id === measure.measure_id);
  const ends = [...new Set(own.map((one) => one.period_end))].sort().slice(-YEARS).reverse();
  if (ends.length === 0) return html``;
  const shown = columns.filter(([kind]) => own.some((one) => one.comparator_kind === kind));
  const table = html`<table><caption>${measure.title}: published figures of other areas</caption>
<thead><tr><th scope="col">Year to, or day</th>${shown.map(([kind, title]) => html`<th scope="col" class="n">${kind === 'region' ? nameOf(own, kind, title) : title}</th>`)}<th scope="col">Rank in England</th><th scope="col">Rank among neighbours</th></tr></thead>
<tbody>${ends.map(
    (end) =>
      html`<tr><th scope="row">${dateWords(end)}</th>${shown.map(([kind]) => html`<td class="n">${figureText(find(own, kind, end), measure)}</td>`)}${rankCells(standing.find((one) => one.period_end === end))}</tr>
`,
  )}</tbody></table>`;
  return html`<h2>Beside other areas</h2>${significanceLine(measure, latest)}${scrollBox(`${measure.title}: other areas`, table)}
<p class="quiet">Rank 1 is ${measure.polarity === 'low' ? 'the lowest' : 'the highest'} figure${measure.polarity === 'low' || measure.polarity === 'high' ? ', which is the best' : ''}. A rank among neighbours is given only where each of them has a figure. In place of a figure: [c] hidden for being small, [u] unreliable, [x] not available, [z] not applicable, as published. Source: ${own[0]!.source ?? 'not stated'}.</p>
${neighbourTable(own, measure)}`;
}

function find(own: readonly ComparatorEntry[], kind: string, end: string): ComparatorEntry | undefined {
  return own.find((one) => one.comparator_kind === kind && one.period_end === end);
}

function nameOf(own: readonly ComparatorEntry[], kind: string, otherwise: string): string {
  return own.find((one) => one.comparator_kind === kind)?.area_name ?? otherwise;
}

function figureText(entry: ComparatorEntry | undefined, measure: MeasureEntry): string {
  if (!entry) return '';
  if (entry.value === null) return entry.symbol ? `[${entry.symbol}]` : '';
  const missing = entry.areas_without_figure ? ` (${entry.areas_without_figure} without a figure)` : '';
  return `${valueText(entry.value, measure)}${missing}`;
}

function rankCells(rank: RankEntry | undefined): Html {
  if (!rank) return html`<td></td><td></td>`;
  const { england_rank, england_ranked, england_without_figure, england_quartile } = rank;
  const without = england_without_figure > 0 ? `; ${england_without_figure} have no figure` : '';
  return html`<td>${england_rank} of ${england_ranked}, quartile ${england_quartile}${without}</td><td>${
    rank.neighbours_rank === null ? '' : `${rank.neighbours_rank} of ${rank.neighbours_ranked}`
  }</td>`;
}

function neighbourTable(own: readonly ComparatorEntry[], measure: MeasureEntry): Html {
  const all = own.filter((one) => one.comparator_kind === 'statistical_neighbour');
  const end = all.at(-1)?.period_end;
  if (!end) return html``;
  const latest = all.filter((one) => one.period_end === end).sort((a, b) => (a.place ?? 0) - (b.place ?? 0));
  return html`<details><summary>Each statistical neighbour, ${dateWords(end)}</summary>
<table><caption>Statistical neighbours, the closest first</caption>
<thead><tr><th scope="col">Authority</th><th scope="col" class="n">Figure</th></tr></thead>
<tbody>${latest.map((one) => html`<tr><th scope="row">${one.area_name ?? ''}</th><td class="n">${figureText(one, measure)}</td></tr>`)}</tbody></table></details>`;
}

const kinds: Readonly<Record<string, string>> = {
  statistical_neighbours_mean: 'the mean of statistical neighbours',
  statistical_neighbours_median: 'the median of statistical neighbours',
  region: 'the region',
  england: 'England',
};

/** Whether the latest figure can be told apart from the comparator's, in words. */
function significanceLine(measure: MeasureEntry, cell: ScorecardCell | undefined): Html {
  const { comparator_significance: label, comparator_value: value } = cell ?? {};
  if (!cell || !label || value === null || value === undefined) return html``;
  const whom = `${kinds[cell.comparator_kind ?? ''] ?? 'the comparator'} (${valueText(value, measure)} in the year to ${dateWords(cell.comparator_period_end!)})`;
  const [way, level] = label.split('_') as [string, string];
  const words =
    label === 'not_significant'
      ? `cannot be told apart from that of ${whom}: a difference of this size may be chance`
      : `is ${way === 'high' ? 'higher' : 'lower'} than that of ${whom}, by more than chance would give once in ${level === '0.001' ? '500' : '20'} times`;
  return html`<p>The latest figure ${words}.</p>`;
}
