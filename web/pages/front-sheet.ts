import { sparkline } from '../charts/sparkline.ts';
import {
  dayText,
  directionText,
  missingText,
  numberText,
  periodText,
  valueText,
  words,
} from '../figure-text.ts';
import { type FrontSheet, type FrontSheetRow, stages } from '../front-sheet-rows.ts';
import { type Html, html } from '../html.ts';
import type { SupplyEntry } from '../read-scorecard.ts';

/** The front sheet: one line a measure, grouped by the child's journey; measures without any figure are listed at the end. */
export function frontSheetPage(sheet: FrontSheet, supply: readonly SupplyEntry[]): Html {
  const shown = sheet.rows.filter((row) => hasFigure(row));
  const missing = sheet.rows.filter((row) => !hasFigure(row));
  return html`
<h1>Front sheet, ${sheet.quarterLabel}</h1>
<p class="lead">Figures for the quarter that ended on ${dayText(sheet.quarterEnd)}, with what they are compared with and who supplied them.</p>
${summary(shown, missing)}
${supplyLine(supply, sheet.quarterEnd)}
${stages.map(([id, title]) =>
  stageTable(
    title,
    shown.filter((row) => row.measure.journey_stage === id),
  ),
)}
<p class="quiet">Direction of travel: the arrow shows which way the number went, the words whether that is better or worse. “Quarter” compares with the quarter before, “year” with the same quarter last year. The line shows up to nine quarters; a gap is a quarter without a figure.</p>
${missingTable(missing)}`;
}

function hasFigure(row: FrontSheetRow): boolean {
  return row.points.some((point) => point.value !== null) || row.cell?.status === 'suppressed';
}

function summary(shown: readonly FrontSheetRow[], missing: readonly FrontSheetRow[]): Html {
  const count = (rag: string) => shown.filter((row) => row.cell?.rag === rag).length;
  return html`<ul class="summary">
<li><strong>${shown.length}</strong> measures with figures</li>
<li><strong>${count('green')}</strong> green</li><li><strong>${count('amber')}</strong> amber</li><li><strong>${count('red')}</strong> red</li>
<li><strong>${missing.length}</strong> waiting for data</li></ul>`;
}

function supplyLine(supply: readonly SupplyEntry[], quarterEnd: string): Html {
  const due = supply.filter((entry) => entry.covers_to !== null && entry.covers_to === quarterEnd);
  if (due.length === 0) return html``;
  const agencies = [...new Set(due.map((entry) => entry.agency))];
  const late = agencies.filter((agency) =>
    due.some((entry) => entry.agency === agency && !entry.received_at),
  );
  return html`<p>${agencies.length - late.length} of ${agencies.length} agencies have supplied everything owed for this quarter.${
    late.length ? html` Still owed by: ${late.map(words).join(', ')}.` : ''
  }</p>`;
}

function stageTable(title: string, rows: readonly FrontSheetRow[]): Html {
  if (rows.length === 0) return html``;
  return html`<section class="stage"><div class="tablebox"><table class="cards">
<caption>${title}</caption>
<thead><tr><th scope="col">Measure</th><th scope="col" class="n">This quarter</th><th scope="col" class="n">Quarter before</th><th scope="col" class="n">Same quarter last year</th><th scope="col" class="n">From 1 April</th><th scope="col" class="n">Target</th><th scope="col">Rating</th><th scope="col">Direction of travel</th><th scope="col">Trend</th><th scope="col">Supplied</th></tr></thead>
<tbody>${rows.map(line)}</tbody></table></div></section>`;
}

function line(row: FrontSheetRow): Html {
  const { measure, cell } = row;
  // The unit stands with the figure; the columns it is compared with give the number alone.
  const show = (value: number | null | undefined) =>
    value === null || value === undefined
      ? html`<span class="quiet">none</span>`
      : measure.unit.startsWith('rate')
        ? numberText(value, measure.decimals)
        : valueText(value, measure);
  return html`<tr>
<th scope="row"><a href="measures/${measure.measure_id}.html">${measure.title}</a>${cell && cell.period_kind !== 'quarter' ? html`<br><span class="quiet">${periodText(cell)}</span>` : ''}</th>
<td class="n" data-label="This quarter">${figure(row)}</td>
<td class="n" data-label="Quarter before">${show(cell?.previous_value)}</td>
<td class="n" data-label="Same quarter last year">${show(cell?.same_period_last_year_value)}</td>
<td class="n" data-label="From 1 April">${row.yearToDate ? show(row.yearToDate.value) : html`<span class="quiet">at a date</span>`}</td>
<td class="n" data-label="Target">${show(cell?.target)}</td>
<td data-label="Rating">${ragTag(cell?.rag)}</td>
<td data-label="Direction of travel">${directions(row)}</td>
<td data-label="Trend">${sparkline(row.points, (value) => valueText(value, measure))}</td>
<td data-label="Supplied" class="quiet">${row.supplied.map(({ agency, on }) => html`${words(agency)}, ${dayText(on)}<br>`)}</td>
</tr>`;
}

function figure({ measure, cell }: FrontSheetRow): Html {
  if (!cell || cell.value === null)
    return html`<span class="missing">${missingText(cell, words(measure.owner_agency))}</span>`;
  const note = cell.status === 'supplied' ? '' : words(cell.status);
  return html`<span class="value">${valueText(cell.value, measure)}</span>${
    measure.unit === 'percentage' && cell.numerator !== null && cell.denominator !== null
      ? html`<br><span class="quiet">${cell.numerator.toLocaleString('en-GB')} of ${cell.denominator.toLocaleString('en-GB')}</span>`
      : ''
  }${note ? html`<br><span class="quiet">${note}</span>` : ''}`;
}

const rags: Record<string, readonly [string, string]> = {
  red: ['red', 'Red'],
  amber: ['amber', 'Amber'],
  green: ['green', 'Green'],
  better: ['green', 'Better'],
  similar: ['grey', 'Similar'],
  worse: ['red', 'Worse'],
  no_data: ['grey', 'No data'],
};

/** A rating as a word on a light ground: never the colour alone. */
export function ragTag(rag: string | null | undefined): Html {
  const known = rag ? rags[rag] : undefined;
  return known
    ? html`<span class="tag ${known[0]}">${known[1]}</span>`
    : html`<span class="quiet">No target</span>`;
}

function directions({ cell, measure }: FrontSheetRow): Html {
  const short = directionText(cell?.direction_short ?? null, measure.polarity);
  const long = directionText(cell?.direction_long ?? null, measure.polarity);
  return html`${short ? html`<span aria-hidden="true">${short.arrow}</span> Quarter: ${short.words}<br>` : ''}${
    long ? html`<span aria-hidden="true">${long.arrow}</span> Year: ${long.words}` : ''
  }`;
}

function missingTable(rows: readonly FrontSheetRow[]): Html {
  if (rows.length === 0) return html``;
  return html`<h2 id="waiting">Waiting for data</h2>
<p>${rows.length} measures of the catalogue have no figure yet. Each is shown with the agency that should supply it.</p>
<details class="noprint"><summary>Show the ${rows.length} measures and who owes them</summary><div class="tablebox"><table>
<caption>Measures without figures</caption>
<thead><tr><th scope="col">Measure</th><th scope="col">Owed by</th><th scope="col">Why there is no figure</th></tr></thead>
<tbody>${rows.map(
    ({ measure, cell }) =>
      html`<tr><th scope="row"><a href="measures/${measure.measure_id}.html">${measure.title}</a></th><td>${words(measure.owner_agency)}</td><td>${missingText(cell, words(measure.owner_agency))}</td></tr>`,
  )}</tbody></table></div></details>`;
}
