import { dateWords } from '../../domain/date-words.ts';
import { periodText } from '../figure-text.ts';
import { type Html, html } from '../html.ts';
import type { Names } from '../names.ts';
import type { Scorecard, ScorecardCell } from '../read-scorecard.ts';
import { scrollBox } from './scroll-box.ts';

const MOST = 12;

/** The submissions behind the latest figure: who sent which return, and when. */
export function provenance(
  cells: readonly ScorecardCell[],
  shown: ScorecardCell | undefined,
  scorecard: Scorecard,
  names: Names,
): Html {
  const cell = shown?.submission_ids ? shown : cells.findLast((one) => one.submission_ids);
  const ids = new Set(cell?.submission_ids?.split(';') ?? []);
  const sent = scorecard.submissions
    .filter((submission) => ids.has(submission.submission_id))
    .sort((a, b) => (a.received_at < b.received_at ? 1 : -1));
  if (!cell || sent.length === 0) return html``;
  const table = html`<table><caption>Submissions behind the figure ${cell.period_kind === 'snapshot' ? periodText(cell) : `for ${periodText(cell)}`}</caption>
<thead><tr><th scope="col">Supplied by</th><th scope="col">Return</th><th scope="col">Received</th><th scope="col">Covers</th><th scope="col">Submission</th></tr></thead>
<tbody>${sent
    .slice(0, MOST)
    .map(
      (one) =>
        html`<tr><th scope="row">${names.agency(one.agency)}${one.organisation ? `, ${names.organisation(one.organisation)}` : ''}</th><td>${one.extract ? names.extract(one.extract) : ''}</td><td>${dateWords(one.received_at.slice(0, 10))}</td><td>${one.covers_from && one.covers_to ? `${dateWords(one.covers_from)} to ${dateWords(one.covers_to)}` : 'Not stated'}</td><td>${one.submission_id}</td></tr>`,
    )}</tbody></table>`;
  const more = sent.length > MOST ? html`<p class="quiet">And ${sent.length - MOST} earlier ones.</p>` : '';
  return html`<h2>Where it comes from</h2>${scrollBox('Submissions behind the figure', table)}${more}`;
}
