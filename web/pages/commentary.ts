import { dateWords } from '../../domain/date-words.ts';

import { type Html, html } from '../html.ts';
import type { Names } from '../names.ts';
import type { CommentaryEntry } from '../read-scorecard.ts';

/** What was written about a measure, the latest period first, the latest words of a period first. */
export function commentaryOn(
  commentary: readonly CommentaryEntry[],
  measure: string,
): readonly CommentaryEntry[] {
  return commentary
    .filter((one) => one.measure_id === measure)
    .sort((a, b) =>
      `${b.period_end}${b.written_date ?? ''}`.localeCompare(`${a.period_end}${a.written_date ?? ''}`),
    );
}

/** The commentary of a measure's page: what happened, so what, and what is being done by whom by when. */
export function commentarySection(entries: readonly CommentaryEntry[], names: Names): Html {
  if (entries.length === 0) return html``;
  return html`<h2>Commentary</h2>${entries.slice(0, 8).map(
    (one) => html`<div class="comment"><h3>Period to ${dateWords(one.period_end)}</h3>
<p>${one.what_happened}</p>${one.so_what ? html`<p><b>So what:</b> ${one.so_what}</p>` : ''}${
      one.action
        ? html`<p><b>Action:</b> ${one.action}${one.owner ? `, by ${one.owner}` : ''}${one.due_date ? `, by ${dateWords(one.due_date)}` : ''}</p>`
        : ''
    }<p class="quiet">${[one.agency ? names.agency(one.agency) : null, one.written_date ? dateWords(one.written_date) : null].filter(Boolean).join(', ')}</p></div>`,
  )}`;
}
