import { dateWords } from '../../domain/date-words.ts';
import { quarterText } from '../figure-text.ts';
import { type FrontSheet, type FrontSheetRow, stages } from '../front-sheet-rows.ts';
import { highlightsOf } from '../highlights.ts';
import { type Html, html } from '../html.ts';
import type { Names } from '../names.ts';
import type { Scorecard } from '../read-scorecard.ts';
import {
  firstLookTable,
  furtherDetails,
  furtherTable,
  hasFigure,
  waitingTable,
} from './front-sheet-tables.ts';
import { highlightsSection } from './highlights.ts';
import { supplyLine } from './supply-line.ts';

/**
 * The front sheet: what to look at first, who has supplied, then one line a measure by stage of the child's journey; the
 * measures without any figure are listed at the end.
 */
export function frontSheetPage(sheet: FrontSheet, scorecard: Scorecard, names: Names): Html {
  const shown = sheet.rows.filter(hasFigure);
  const waiting = sheet.rows.filter((row) => !hasFigure(row));
  const quarter = quarterText(sheet.quarterEnd);
  return html`
<h1>Front sheet: ${quarter.months}</h1>
<p class="lead">Figures for ${quarter.name}, which ended on ${dateWords(sheet.quarterEnd)}.</p>
${ratingCounts(shown, waiting)}
${supplyLine(scorecard.supply, sheet.quarterEnd, names)}
${highlightsSection(highlightsOf(shown), scorecard.commentary, sheet.quarterEnd)}
<p class="jump noprint">Jump to: ${stagesOf(shown).map(([id, title]) => html`<a href="#${id}">${title}</a> `)}${waiting.length > 0 ? html`<a href="#waiting">Waiting for data</a>` : ''}</p>
${stagesOf(shown).map(([id, title]) => stage(id, title, shown, quarter.months, names))}
${legend}
${waitingTable(waiting, names)}`;
}

function stagesOf(rows: readonly FrontSheetRow[]) {
  return stages.filter(([id]) => rows.some((row) => row.measure.journey_stage === id));
}

function stage(
  id: string,
  title: string,
  rows: readonly FrontSheetRow[],
  months: string,
  names: Names,
): Html {
  const own = rows.filter((row) => row.measure.journey_stage === id);
  const first = own.filter((row) => row.isHeadline);
  const further = own.filter((row) => !row.isHeadline);
  return html`<section id="${id}"><h2>${title}</h2>
${first.length > 0 ? firstLookTable(title, first, months, names) : ''}
${further.length > 0 ? (first.length > 0 ? furtherDetails(title, further, months, names) : furtherTable(title, further, months, names)) : ''}</section>`;
}

function ratingCounts(shown: readonly FrontSheetRow[], waiting: readonly FrontSheetRow[]): Html {
  const count = (...rags: string[]) => shown.filter((row) => rags.includes(row.cell?.rag ?? '')).length;
  return html`<ul class="summary">
<li><b class="tag red">${count('red', 'worse')}</b> red or worse</li><li><b class="tag amber">${count('amber')}</b> amber</li><li><b class="tag green">${count('green', 'better')}</b> green or better</li>
<li><b>${shown.length}</b> measures with figures</li><li><b>${waiting.length}</b> <a href="#waiting">waiting for data</a></li></ul>`;
}

const legend = html`<p class="quiet legend">Arrows show which way the number went, the words whether that is better or worse; both compare figures as they are shown. The line shows up to nine quarters; a gap is a quarter without a figure. “Usual range” is where about 99 in 100 of a measure’s months fall when nothing has changed; what lies outside it, or keeps to one side, is worth a question. <a href="methodology.html">How figures are made</a>.</p>`;
