import { dateWords } from '../../domain/date-words.ts';
import { quarterText } from '../figure-text.ts';
import { type Html, html } from '../html.ts';
import type { Names } from '../names.ts';
import type { Scorecard } from '../read-scorecard.ts';
import { type AgencySupply, supplyOf } from '../supply-summary.ts';
import { agenciesOf } from './agency.ts';
import { reconciliationSection } from './reconciliation.ts';
import { scrollBox } from './scroll-box.ts';

/** All agencies at a glance: what of the last quarters has come, in words. Each agency has a page of its own. */
export function dataQualityPage(scorecard: Scorecard, quarterEnd: string, names: Names): Html {
  const agencies = agenciesOf(scorecard);
  const ends = [...quartersBefore(quarterEnd, 3), ...followingQuarter(scorecard, quarterEnd)];
  const byQuarter = ends.map((end) => supplyOf(scorecard.supply, end));
  const table = html`<table><caption>Returns received, by quarter covered</caption>
<thead><tr><th scope="col">Agency</th>${ends.map((end) => html`<th scope="col">${quarterText(end).months}</th>`)}<th scope="col">Last received</th></tr></thead>
<tbody>${agencies.map(
    (agency) =>
      html`<tr><th scope="row"><a href="data-quality/${agency}.html">${names.agency(agency)}</a></th>${byQuarter.map(
        (quarter) => html`<td>${supplyWords(quarter.find((one) => one.agency === agency))}</td>`,
      )}<td>${lastReceived(scorecard, agency)}</td></tr>
`,
  )}</tbody></table>`;
  return html`<h1>Data quality</h1>
<p class="lead">What each agency owes, whether it came in time, and what was found in it.</p>
${scrollBox('Returns received, by quarter covered', table)}
<p class="quiet">A return is owed when the board asks an agency for it, or when the agency has sent it before. Lateness is counted in working days after the due date.</p>
${reconciliationSection(scorecard)}
${revisedLine(scorecard)}`;
}

function supplyWords(supply: AgencySupply | undefined): Html {
  if (!supply) return html`<span class="quiet">Nothing owed</span>`;
  const { owed, received, late, overdue } = supply;
  if (overdue.length > 0)
    return html`<b class="tag red">Overdue</b> ${overdue.length} of ${owed}${received > 0 ? `; ${received} received` : ''}`;
  if (received < owed) return html`<b class="tag grey">Not due yet</b> ${received} of ${owed} received`;
  return late > 0
    ? html`<b class="tag amber">Late</b> all ${owed} received, ${late} late`
    : html`<b class="tag green">On time</b> all ${owed} received`;
}

function lastReceived(scorecard: Scorecard, agency: string): string {
  const last = scorecard.submissions
    .filter((submission) => submission.agency === agency)
    .map((submission) => submission.received_at.slice(0, 10))
    .sort()
    .at(-1);
  return last ? dateWords(last) : 'Never';
}

function revisedLine({ cells }: Scorecard): Html {
  const revised = new Set(cells.filter((cell) => cell.status === 'revised').map((cell) => cell.measure_id));
  return html`<h2>Revisions</h2><p>${
    revised.size === 0
      ? 'No figure differs from the latest published dataset.'
      : `Figures of ${revised.size} measures differ from the latest published dataset; each agency’s page names them.`
  }</p>`;
}

function quartersBefore(end: string, count: number): string[] {
  const ends = ['03-31', '06-30', '09-30', '12-31'];
  let place = ends.indexOf(end.slice(5));
  let year = Number(end.slice(0, 4));
  const quarters = [end];
  for (let i = 0; i < count && place >= 0; i++) {
    place = (place + 3) % 4;
    if (place === 3) year--;
    quarters.unshift(`${year}-${ends[place]}`);
  }
  return quarters;
}

/** The quarter after, where anything of it is owed or here. */
function followingQuarter({ supply }: Scorecard, quarterEnd: string): string[] {
  const [next] = supply
    .flatMap((entry) => (entry.covers_to && entry.covers_to > quarterEnd ? [entry.covers_to] : []))
    .filter((day) => ['03-31', '06-30', '09-30', '12-31'].includes(day.slice(5)))
    .sort();
  return next ? [next] : [];
}
