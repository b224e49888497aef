import { changeText, valueText } from '../figure-text.ts';
import type { FrontSheetRow } from '../front-sheet-rows.ts';
import type { Highlights } from '../highlights.ts';
import { type Html, html } from '../html.ts';
import type { CommentaryEntry } from '../read-scorecard.ts';
import { commentaryOn } from './commentary.ts';
import { ragTag } from './rag-tag.ts';

const MOST = 4;

/** What a board should look at first: what misses its target, then what moved more than it usually does. */
export function highlightsSection(
  { offTarget, worse, better, unusual }: Highlights,
  commentary: readonly CommentaryEntry[],
  quarterEnd: string,
): Html {
  if (offTarget.length + worse.length + better.length + unusual.length === 0) return html``;
  return html`<section class="highlights" aria-labelledby="first"><h2 id="first">What to look at first</h2><div class="columns">
${list('Off target', offTarget, (row) => html`${offTargetWords(row)}${remark(row, commentary, quarterEnd)}`, offTarget.length)}
${list('Unusual, and worse', worse, variationWords)}
${list('Unusual, and better', better, variationWords)}
${list('Other unusual changes', unusual, variationWords)}</div></section>`;
}

function list(
  title: string,
  rows: readonly FrontSheetRow[],
  say: (row: FrontSheetRow) => Html,
  most = MOST,
): Html {
  if (rows.length === 0) return html``;
  return html`<div><h3>${title}</h3><ul>${rows
    .slice(0, most)
    .map(
      (row) =>
        html`<li><a href="measures/${row.measure.measure_id}.html">${row.measure.title}</a>: ${say(row)}</li>`,
    )}</ul>${rows.length > most ? html`<p class="quiet">And ${rows.length - most} more, marked in the tables.</p>` : ''}</div>`;
}

function offTargetWords({ cell, measure }: FrontSheetRow): Html {
  const { value, target, rag, direction_long: direction, same_period_last_year_value: before } = cell!;
  return html`<b>${valueText(value!, measure)}</b> ${ragTag(rag)}${target === null ? '' : ` target ${valueText(target, measure)}`}${
    direction && before !== null
      ? `; ${changeText(direction, measure.polarity, valueText(before, measure), 'a year before')}`
      : ''
  }.`;
}

function variationWords({ cell, measure, variation }: FrontSheetRow): Html {
  return html`<b>${valueText(cell!.value!, measure)}</b>, ${variation!.latest!.words}.`;
}

/** Red asks for words from its owner: what happened and what is being done. */
function remark(row: FrontSheetRow, commentary: readonly CommentaryEntry[], quarterEnd: string): Html {
  const latest = commentaryOn(commentary, row.measure.measure_id).find((one) => one.period_end <= quarterEnd);
  if (latest?.period_end === quarterEnd) return html` ${latest.so_what ?? latest.what_happened}`;
  return row.cell?.rag === 'amber' ? html`` : html` <span class="quiet">No commentary supplied.</span>`;
}
