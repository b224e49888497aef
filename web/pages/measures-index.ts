import { missingText, periodText, valueText } from '../figure-text.ts';
import { type FrontSheet, type FrontSheetRow, stages } from '../front-sheet-rows.ts';
import { type Html, html } from '../html.ts';
import type { Names } from '../names.ts';
import { hasFigure } from './front-sheet-tables.ts';
import { ragTag } from './rag-tag.ts';
import { scrollBox } from './scroll-box.ts';

/** The catalogue: every measure by stage, with its latest figure or why there is none, and who supplies it. */
export function measuresIndexPage(sheet: FrontSheet, names: Names): Html {
  const shown = sheet.rows.filter(hasFigure).length;
  const computed = sheet.rows.filter((row) => row.measure.is_computed).length;
  return html`<h1>All measures</h1>
<p class="lead">${sheet.rows.length} measures: ${shown} have figures, ${sheet.rows.length - shown} wait for data. ${computed} are counted from records, the others are sent as counts or published nationally.</p>
<p class="jump noprint">Jump to: ${stages.map(([id, title]) => html`<a href="#${id}">${title}</a> `)}</p>
${stages.map(([id, title]) => {
  const own = sheet.rows.filter((row) => row.measure.journey_stage === id);
  if (own.length === 0) return html``;
  const table = html`<table class="index"><caption>${title}</caption><thead><tr><th scope="col">Measure</th><th scope="col">What it counts</th><th scope="col" class="n">Latest figure</th><th scope="col">Rating</th><th scope="col">Supplied by</th></tr></thead>
<tbody>${own.map((row) => line(row, names))}</tbody></table>`;
  return html`<section id="${id}"><h2>${title}</h2>${scrollBox(title, table)}</section>`;
})}`;
}

function line(row: FrontSheetRow, names: Names): Html {
  const { measure, cell } = row;
  const owner = names.agency(measure.owner_agency);
  const figure =
    cell && cell.value !== null
      ? html`<b>${valueText(cell.value, measure)}</b><small>${periodText(cell)}</small>`
      : html`<small>${missingText(cell, owner)}</small>`;
  return html`<tr><th scope="row"><a href="measures/${measure.measure_id}.html">${measure.title}</a></th><td>${measure.definition}</td><td class="n">${figure}</td><td>${ragTag(cell?.rag)}</td><td>${owner}</td></tr>
`;
}
