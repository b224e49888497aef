import { axisNameOf } from '../charts/axis-name.ts';
import { type ChartPoint, lineChart } from '../charts/line-chart.ts';
import { periodText, valueText } from '../figure-text.ts';
import type { FrontSheetRow } from '../front-sheet-rows.ts';
import { type Html, html } from '../html.ts';
import type { Names } from '../names.ts';
import type { Scorecard, ScorecardCell } from '../read-scorecard.ts';
import { kindOf, type Variation } from '../variation.ts';
import { breakdownTables } from './breakdown-tables.ts';
import { commentaryOn, commentarySection } from './commentary.ts';
import { definitionPanel } from './definition-panel.ts';
import { messageOf, variationMessage } from './measure-message.ts';
import { otherAreas } from './other-areas.ts';
import { provenance } from './provenance.ts';
import { scrollBox } from './scroll-box.ts';
import { seriesTables } from './series-tables.ts';
import { unlinkedShares } from './unlinked-share.ts';

/** The page of one measure: the message, the chart, the figures beneath it, breakdowns, what it means and where it is from. */
export function measurePage(row: FrontSheetRow, scorecard: Scorecard, names: Names): Html {
  const { measure, variation } = row;
  const cells = scorecard.cellsOf(measure.measure_id);
  const totals = cells.filter((cell) => cell.breakdown === 'all');
  const drawn = drawnSeries(totals, variation);
  const latest =
    row.cell && row.cell.value !== null ? row.cell : drawn.cells.findLast((cell) => cell.value !== null);
  const message = messageOf(measure, latest, names.agency(measure.owner_agency));
  const judged = variationMessage(variation);
  const chart = lineChart({
    title: `${measure.title}. ${message}${judged ? ` ${judged}` : ''}`,
    points: drawn.cells.map((cell, i) => pointOf(cell, i, drawn.variation, measure.polarity)),
    target: latest?.target ?? null,
    isPercentage: measure.unit === 'percentage',
    show: (value) => valueText(value, measure),
  });
  return html`
<p class="noprint"><a href="../index.html">Front sheet</a> › <a href="../measures.html#${measure.journey_stage}">All measures</a></p>
<h1>${measure.title}</h1>
<p class="lead">${message}</p>
${judged ? html`<p>${judged}</p>` : ''}
${chart.text === '' ? '' : html`<figure>${scrollBox(`Chart: ${measure.title}`, chart)}<figcaption class="quiet">${caption(drawn, measure.polarity)}</figcaption></figure>`}
${commentarySection(commentaryOn(scorecard.commentary, measure.measure_id), names)}
${seriesTables(totals, measure, names)}
${breakdownTables(cells, measure, names)}
${otherAreas(measure, latest, scorecard)}
${unlinkedShares(measure, scorecard)}
${definitionPanel(measure, latest, names)}
${provenance(cells, latest, scorecard, names)}`;
}

interface Drawn {
  readonly cells: readonly ScorecardCell[];
  readonly variation?: Variation;
  readonly kind: string;
}

const MOST_QUARTERS = 20;

/** The judged series where there is one, by month mostly; else quarters, quarter ends or years. */
function drawnSeries(totals: readonly ScorecardCell[], variation: Variation | undefined): Drawn {
  if (variation) return { cells: variation.cells, variation, kind: variation.cells[0]!.period_kind };
  const kind =
    ['quarter', 'snapshot', 'financial_year', 'calendar_year', 'academic_year'].find((one) =>
      totals.some((cell) => cell.period_kind === one && cell.value !== null),
    ) ?? 'quarter';
  const series = totals
    .filter((cell) => cell.period_kind === kind)
    .slice(-(kind === 'snapshot' ? 36 : MOST_QUARTERS));
  const first = series.findIndex((cell) => cell.value !== null);
  const last = series.findLastIndex((cell) => cell.value !== null);
  const known = first < 0 ? [] : series.slice(first, last + 1);
  const isSparse = known.filter((cell) => cell.value !== null).length < known.length / 2;
  return { cells: isSparse && kind === 'snapshot' ? known.filter(isQuarterEnd) : known, kind };
}

function isQuarterEnd(cell: ScorecardCell): boolean {
  return ['03', '06', '09', '12'].includes(cell.period_end.slice(5, 7));
}

function pointOf(
  cell: ScorecardCell,
  index: number,
  variation: Variation | undefined,
  polarity: string,
): ChartPoint {
  const judged = variation?.points[index];
  return {
    label: periodText(cell),
    axis: axisNameOf(cell),
    value: cell.value,
    judged,
    mark: judged?.special && kindOf(judged.special.way, polarity),
  };
}

/** More gaps than this are counted, not named. */
const MOST_NAMED = 6;

const marks = [
  ['worse', 'A square is unusual and worse.'],
  ['better', 'A triangle is unusual and better.'],
  ['unusual', 'A diamond is unusual.'],
] as const;

function occurs({ points }: Variation, mark: string, polarity: string): boolean {
  return points.some((point) => point?.special && kindOf(point.special.way, polarity) === mark);
}

function caption({ kind, variation, cells }: Drawn, polarity: string): string {
  const by: Record<string, string> = {
    month: 'By month',
    quarter: 'By quarter',
    snapshot: 'At the end of each month',
  };
  const gaps = cells.filter((cell) => cell.value === null);
  return [
    `${by[kind] ?? 'By year'}.`,
    variation ? 'The grey band is the usual range, the line in it the average.' : '',
    ...marks.map(([mark, words]) => (variation && occurs(variation, mark, polarity) ? words : '')),
    gaps.length > 0
      ? `${gaps.length === 1 ? 'One period has no figure and leaves' : `${gaps.length} periods have no figure and leave`} a gap${gaps.length > MOST_NAMED ? '' : `: ${gaps.map(periodText).join(', ')}`}.`
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}
