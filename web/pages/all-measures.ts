import { words } from '../figure-text.ts';
import { stages } from '../front-sheet-rows.ts';
import { type Html, html } from '../html.ts';
import type { MeasureEntry } from '../read-scorecard.ts';

/** The catalogue: every measure, by stage, with what it counts and who supplies it. */
export function allMeasuresPage(measures: readonly MeasureEntry[]): Html {
  return html`<h1>All measures</h1><p>${measures.length} measures, ${measures.filter((m) => m.is_computed).length} of them counted from records.</p>
${stages.map(([id, title]) => {
  const own = measures.filter((measure) => measure.journey_stage === id);
  if (own.length === 0) return html``;
  return html`<div class="tablebox"><table><caption>${title}</caption><thead><tr><th scope="col">Measure</th><th scope="col">What it counts</th><th scope="col">Supplied by</th></tr></thead>
<tbody>${own.map((measure) => html`<tr><th scope="row"><a href="measures/${measure.measure_id}.html">${measure.title}</a></th><td>${measure.definition}</td><td>${words(measure.owner_agency)}</td></tr>`)}</tbody></table></div>`;
})}`;
}
