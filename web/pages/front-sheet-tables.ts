import { sparkline } from '../charts/sparkline.ts';
import {
  directionText,
  missingText,
  numberText,
  periodText,
  shortDay,
  valueText,
  words,
} from '../figure-text.ts';
import type { FrontSheetRow } from '../front-sheet-rows.ts';
import { type Html, html } from '../html.ts';
import type { Names } from '../names.ts';
import type { MeasureEntry } from '../read-scorecard.ts';
import { ragTag } from './rag-tag.ts';

/** True where there is anything to show: a figure of any period drawn, or one that is hidden for being small. */
export function hasFigure(row: FrontSheetRow): boolean {
  return row.points.some((point) => point.value !== null) || row.cell?.status === 'suppressed';
}

/** The measures a board looks at first, with everything a line has. */
export function firstLookTable(
  title: string,
  rows: readonly FrontSheetRow[],
  months: string,
  names: Names,
): Html {
  return html`<table class="sheet"><caption>${title}</caption>
<thead><tr><th scope="col">Measure</th><th scope="col" class="n">${months}</th><th scope="col" class="n">Quarter before</th><th scope="col" class="n">Year before</th><th scope="col" class="n">From 1 April</th><th scope="col">Target</th><th scope="col">Trend</th><th scope="col">Supplied</th></tr></thead>
<tbody>${rows.map((row) => firstLookLine(row, names))}</tbody></table>`;
}

function firstLookLine(row: FrontSheetRow, names: Names): Html {
  const { measure, cell, yearToDate, variation } = row;
  const isMaturing = cell?.status === 'maturing';
  return html`<tr>${nameCell(row)}<td class="n">${figure(row, names)}</td><td class="n">${compared(cell?.previous_value, cell?.direction_short, measure, isMaturing)}</td><td class="n">${compared(cell?.same_period_last_year_value, cell?.direction_long, measure, isMaturing)}</td><td class="n">${yearToDate && yearToDate.value !== null ? plain(yearToDate.value, measure) : ''}</td><td>${ragTag(cell?.rag)}${
    cell?.target === null || cell?.target === undefined ? '' : html` ${plain(cell.target, measure)}`
  }</td><td>${sparkline(row.points, (value) => valueText(value, measure))}${
    cell?.value !== null && variation?.latest
      ? html`<i class="${variation.latest.kind}">${variation.latest.kind === 'usual' ? 'usual range' : variation.latest.words}</i>`
      : ''
  }</td><td class="quiet">${supplied(row, names)}</td></tr>
`;
}

/** The other measures of a stage, folded away: not on paper. */
export function furtherDetails(
  title: string,
  rows: readonly FrontSheetRow[],
  months: string,
  names: Names,
): Html {
  return html`<details class="further"><summary>${rows.length} more: ${title.toLowerCase()}</summary>${furtherTable(title, rows, months, names)}</details>`;
}

/** The other measures of a stage: the figure and what it is compared with. */
export function furtherTable(
  title: string,
  rows: readonly FrontSheetRow[],
  months: string,
  names: Names,
): Html {
  return html`<table class="sheet less"><caption>${title}: other measures</caption>
<thead><tr><th scope="col">Measure</th><th scope="col" class="n">${months}</th><th scope="col" class="n">Quarter before</th><th scope="col" class="n">Year before</th></tr></thead>
<tbody>${rows.map((row) => furtherLine(row, names))}</tbody></table>`;
}

function furtherLine(row: FrontSheetRow, names: Names): Html {
  const { measure, cell } = row;
  const isMaturing = cell?.status === 'maturing';
  return html`<tr>${nameCell(row, unusualWords(row))}<td class="n">${figure(row, names)}</td><td class="n">${compared(cell?.previous_value, cell?.direction_short, measure, isMaturing)}</td><td class="n">${compared(cell?.same_period_last_year_value, cell?.direction_long, measure, isMaturing)}</td></tr>
`;
}

/** In a table without a trend, what is unusual stands with the name. */
function unusualWords({ cell, variation }: FrontSheetRow): Html {
  const latest = variation?.latest;
  if (!latest || latest.kind === 'usual' || !cell || cell.value === null) return html``;
  return html`<i class="${latest.kind}">${latest.words}</i>`;
}

function nameCell({ measure, cell }: FrontSheetRow, note: Html = html``): Html {
  const isOther = cell && cell.period_kind !== 'quarter';
  return html`<th scope="row"><a href="measures/${measure.measure_id}.html">${measure.title}</a>${isOther ? html` <small>${periodText(cell)}</small>` : ''}${note}</th>`;
}

function figure({ measure, cell }: FrontSheetRow, names: Names): Html {
  if (!cell || cell.value === null)
    return html`<small>${missingText(cell, names.agency(measure.owner_agency))}</small>`;
  const note = cell.status === 'supplied' ? '' : html`<small>${words(cell.status)}</small>`;
  const base =
    measure.unit === 'percentage' && cell.numerator !== null && cell.denominator !== null
      ? html`<small>${cell.numerator.toLocaleString('en-GB')} of ${cell.denominator.toLocaleString('en-GB')}</small>`
      : '';
  return html`<b>${plain(cell.value, measure)}</b>${unitNote(measure)}${base}${note}`;
}

/** The unit stands with the figure; the columns it is compared with give the number alone. */
function unitNote({ unit }: MeasureEntry): Html {
  if (unit === 'rate_per_10000') return html`<small>per 10,000</small>`;
  if (unit === 'rate_per_1000') return html`<small>per 1,000</small>`;
  if (unit === 'count_per_month') return html`<small>a month</small>`;
  return html``;
}

function plain(value: number, measure: MeasureEntry): string {
  return measure.unit.startsWith('rate') ? numberText(value, measure.decimals) : valueText(value, measure);
}

function compared(
  value: number | null | undefined,
  direction: string | null | undefined,
  measure: MeasureEntry,
  isMaturing: boolean,
): Html {
  if (value === null || value === undefined) return html``;
  // A figure that can still grow is not yet better or worse than another.
  const way = isMaturing ? undefined : directionText(direction ?? null, measure.polarity);
  return html`${plain(value, measure)}${way ? html`<small><span aria-hidden="true">${way.arrow}</span> ${way.words}</small>` : ''}`;
}

/** One agency a line; the date of the latest of its submissions behind the figure. */
function supplied({ supplied: by }: FrontSheetRow, names: Names): Html {
  return html`${by.map(({ agency, on }, i) => html`${i > 0 ? html`<br>` : ''}${names.agency(agency)}<br>${shortDay(on)}`)}`;
}

/** Measures without any figure, by the agency that owes them. Not on paper. */
export function waitingTable(rows: readonly FrontSheetRow[], names: Names): Html {
  if (rows.length === 0) return html``;
  const agencies = [...new Set(rows.map((row) => row.measure.owner_agency))].sort();
  return html`<section id="waiting" class="noprint"><h2>Waiting for data</h2>
<p>${rows.length} measures of the catalogue have no figure yet. Each waits for the agency that should supply it.</p>
${agencies.map((agency) => {
  const own = rows.filter((row) => row.measure.owner_agency === agency);
  return html`<details><summary>${names.agency(agency)}: ${own.length}</summary><ul>${own.map(
    ({ measure, cell }) =>
      html`<li><a href="measures/${measure.measure_id}.html">${measure.title}</a>${cell?.status === 'suppressed' ? '' : reasonOf(cell?.reason ?? null)}</li>`,
  )}</ul></details>`;
})}</section>`;
}

function reasonOf(reason: string | null): string {
  return reason === null || reason === 'no_source' ? '' : ` (${reason.replaceAll('_', ' ')})`;
}
