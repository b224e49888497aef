import { lineChart } from '../charts/line-chart.ts';
import { dayText, directionText, missingText, periodText, valueText, words } from '../figure-text.ts';
import { stages } from '../front-sheet-rows.ts';
import { type Html, html } from '../html.ts';
import type { MeasureEntry, Scorecard, ScorecardCell } from '../read-scorecard.ts';
import { ragTag } from './front-sheet.ts';

const seriesKinds = [
  'month',
  'quarter',
  'snapshot',
  'year_to_date',
  'financial_year',
  'rolling_12_months',
  'calendar_year',
  'academic_year',
];
const kindTitles: Record<string, string> = {
  month: 'By month',
  quarter: 'By quarter',
  snapshot: 'At the end of each month',
  year_to_date: 'From 1 April to the end of each quarter',
  financial_year: 'By financial year',
  rolling_12_months: 'In the 12 months to the end of each quarter',
  calendar_year: 'By calendar year',
  academic_year: 'By academic year',
};

/** The page of one measure: the message, the chart, the figures beneath it, breakdowns, what it means and where it is from. */
export function measurePage(
  measure: MeasureEntry,
  scorecard: Scorecard,
  labels: ReadonlyMap<string, string>,
): Html {
  const cells = scorecard.cellsOf(measure.measure_id);
  const totals = cells.filter((cell) => cell.breakdown === 'all');
  const kind = ['quarter', 'snapshot', 'financial_year', 'calendar_year'].find((k) =>
    totals.some((cell) => cell.period_kind === k && cell.value !== null),
  );
  const drawn = totals.filter(
    (cell) =>
      cell.period_kind === kind &&
      (kind !== 'snapshot' || ['03', '06', '09', '12'].includes(cell.period_end.slice(5, 7))),
  );
  const latest = drawn.findLast((cell) => cell.value !== null);
  const show = (value: number) => valueText(value, measure);
  return html`
<p><a href="../index.html">Front sheet</a></p>
<h1>${measure.title}</h1>
<p class="lead">${message(measure, latest)}</p>
${lineChart({
  title: message(measure, latest),
  points: tailFrom(drawn).map((cell) => ({ label: cell.period_label, value: cell.value })),
  target: latest?.target ?? null,
  show,
})}
${seriesKinds.map((k) =>
  seriesTable(
    k,
    totals.filter((cell) => cell.period_kind === k),
    measure,
    k === kind,
  ),
)}
${breakdownTables(cells, measure, labels)}
${definitionPanel(measure)}
${provenance(cells, scorecard)}`;
}

/** From the first figure on: years before the first submission say nothing in a chart. */
function tailFrom(cells: readonly ScorecardCell[]): readonly ScorecardCell[] {
  const first = cells.findIndex((cell) => cell.value !== null);
  const last = cells.findLastIndex((cell) => cell.value !== null);
  return first < 0 ? [] : cells.slice(first, last + 1);
}

function message(measure: MeasureEntry, latest: ScorecardCell | undefined): string {
  if (!latest || latest.value === null)
    return `There is no figure yet. ${words(measure.owner_agency)} should supply it.`;
  const direction = directionText(latest.direction_long, measure.polarity);
  const compared =
    direction && latest.same_period_last_year_value !== null
      ? `, ${direction.words} from ${valueText(latest.same_period_last_year_value, measure)} a year before`
      : '';
  return `${valueText(latest.value, measure)} ${latest.period_kind === 'snapshot' ? periodText(latest) : `in ${periodText(latest)}`}${compared}.`;
}

function seriesTable(
  kind: string,
  cells: readonly ScorecardCell[],
  measure: MeasureEntry,
  open: boolean,
): Html {
  const known = tailFrom(cells);
  if (known.length === 0) return html``;
  const hasBase = known.some((cell) => cell.denominator !== null);
  return html`<details${open ? html` open` : ''}><summary>${kindTitles[kind] ?? words(kind)}</summary><div class="tablebox"><table>
<caption>${measure.title}: ${(kindTitles[kind] ?? kind).toLowerCase()}</caption>
<thead><tr><th scope="col">Period</th><th scope="col" class="n">Figure</th>${hasBase ? html`<th scope="col" class="n">Counted</th><th scope="col" class="n">Out of</th>` : ''}<th scope="col">Rating</th><th scope="col">Status</th></tr></thead>
<tbody>${[...known]
    .reverse()
    .map(
      (cell) =>
        html`<tr><th scope="row">${cell.period_label}</th><td class="n">${cell.value === null ? html`<span class="missing">${missingText(cell, words(measure.owner_agency))}</span>` : valueText(cell.value, measure)}</td>${
          hasBase
            ? html`<td class="n">${numberOrBlank(cell.numerator)}</td><td class="n">${numberOrBlank(cell.denominator)}</td>`
            : ''
        }<td>${ragTag(cell.rag)}</td><td>${words(cell.status)}</td></tr>`,
    )}</tbody></table></div></details>`;
}

const numberOrBlank = (value: number | null) => (value === null ? '' : value.toLocaleString('en-GB'));

/** One table a breakdown: its values down, the last four quarters (or quarter ends) across. */
function breakdownTables(
  cells: readonly ScorecardCell[],
  measure: MeasureEntry,
  labels: ReadonlyMap<string, string>,
): Html {
  const wanted = cells.filter((cell) => cell.breakdown !== 'all' && isQuarterly(cell));
  const names = [...new Set(wanted.map((cell) => cell.breakdown))];
  if (names.length === 0) return html``;
  return html`<h2>Breakdowns</h2>${names.map((name) => {
    const own = wanted.filter((cell) => cell.breakdown === name);
    const ends = [...new Set(own.filter((cell) => cell.source_kind).map((cell) => cell.period_end))]
      .sort()
      .slice(-4);
    const values = [...new Set(own.map((cell) => cell.breakdown_value))].sort();
    const at = new Map(own.map((cell) => [`${cell.breakdown_value}|${cell.period_end}`, cell]));
    const label = (end: string) => own.find((cell) => cell.period_end === end)!.period_label;
    return html`<details><summary>${words(name)}</summary><div class="tablebox"><table><caption>${measure.title} by ${words(name).toLowerCase()}</caption>
<thead><tr><th scope="col">${words(name)}</th>${ends.map((end) => html`<th scope="col" class="n">${label(end)}</th>`)}</tr></thead>
<tbody>${values.map(
      (value) =>
        html`<tr><th scope="row">${labels.get(`${name}|${value}`) ?? words(value)}</th>${ends.map((end) => html`<td class="n">${breakdownFigure(at.get(`${value}|${end}`), measure)}</td>`)}</tr>`,
    )}</tbody></table></div></details>`;
  })}`;
}

function isQuarterly(cell: ScorecardCell): boolean {
  if (cell.period_kind === 'snapshot') return ['03', '06', '09', '12'].includes(cell.period_end.slice(5, 7));
  return cell.period_kind === 'quarter' || cell.period_kind === 'financial_year';
}

function breakdownFigure(cell: ScorecardCell | undefined, measure: MeasureEntry): string {
  if (!cell) return '0';
  if (cell.value !== null) return valueText(cell.value, measure);
  return cell.status === 'suppressed' ? 'Small number' : words(cell.status);
}

function definitionPanel(measure: MeasureEntry): Html {
  const stage = stages.find(([id]) => id === measure.journey_stage)?.[1];
  const facts: [string, string | null | undefined][] = [
    ['What it counts', measure.definition],
    ['Why it matters', measure.why_it_matters],
    ['Counted', measure.numerator_words],
    ['Out of', measure.denominator_words],
    [
      'Which way is good',
      { low: 'Lower is better', high: 'Higher is better', neutral: 'Neither', banded: 'Within a band' }[
        measure.polarity
      ],
    ],
    ['Who supplies it', words(measure.owner_agency)],
    [
      'Made from',
      measure.is_computed
        ? measure.source_extracts?.split(' ').map(words).join(', ')
        : 'A count sent by the agency',
    ],
    ['National reference', measure.national_reference],
    ['Take care', measure.caveats],
    ['History of the definition', measure.definition_history],
    ['Part of the journey', stage],
    ['Id', measure.measure_id],
  ];
  return html`<h2>What this measure means</h2><dl>${facts.map(([name, text]) => (text ? html`<dt>${name}</dt><dd>${text}</dd>` : ''))}</dl>`;
}

function provenance(cells: readonly ScorecardCell[], scorecard: Scorecard): Html {
  const latest = cells.findLast((cell) => cell.submission_ids);
  const ids = new Set(latest?.submission_ids?.split(';') ?? []);
  const sent = scorecard.submissions.filter((submission) => ids.has(submission.submission_id));
  if (!latest || sent.length === 0) return html``;
  return html`<h2>Where it comes from</h2><div class="tablebox"><table><caption>Submissions behind the figure for ${latest.period_label}</caption>
<thead><tr><th scope="col">Supplied by</th><th scope="col">Return</th><th scope="col">Received</th><th scope="col">Covers</th><th scope="col">Submission</th></tr></thead>
<tbody>${sent.map(
    (s) =>
      html`<tr><th scope="row">${words(s.agency)}${s.organisation ? `, ${words(s.organisation)}` : ''}</th><td>${s.extract ? words(s.extract) : ''}</td><td>${dayText(s.received_at.slice(0, 10))}</td><td>${s.covers_from && s.covers_to ? `${dayText(s.covers_from)} to ${dayText(s.covers_to)}` : 'Not stated'}</td><td>${s.submission_id}</td></tr>`,
  )}</tbody></table></div>`;
}
