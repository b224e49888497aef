import { dateWords } from '../../domain/date-words.ts';

import type { FrontSheetRow } from '../front-sheet-rows.ts';
import { type Html, html } from '../html.ts';
import type { Names } from '../names.ts';
import type { Scorecard, SupplyEntry } from '../read-scorecard.ts';
import { issuesTable } from './issues-table.ts';
import { recordedTable } from './recorded-table.ts';
import { scrollBox } from './scroll-box.ts';

/** Agencies that owe or have sent anything; reference data are the board's own. */
export function agenciesOf(scorecard: Scorecard): string[] {
  const all = [...scorecard.supply, ...scorecard.submissions].map((entry) => entry.agency);
  return [...new Set(all)].filter((agency) => agency !== 'reference').sort();
}

/** One agency: its returns window by window, what was found in its files by rule, revisions, and the measures it owns. */
export function agencyPage(
  agency: string,
  scorecard: Scorecard,
  rows: readonly FrontSheetRow[],
  names: Names,
): Html {
  const name = names.agency(agency);
  const received = scorecard.submissions.filter((one) => one.agency === agency);
  const last = received
    .map((one) => one.received_at.slice(0, 10))
    .sort()
    .at(-1);
  return html`<p class="noprint"><a href="../data-quality.html">Data quality</a></p>
<h1>${name}: data quality</h1>
<p class="lead">${last ? `${received.length} submissions so far, the last on ${dateWords(last)}.` : 'Nothing has been received.'}</p>
${returnsTable(agency, scorecard, names)}
${issuesTable(agency, scorecard, names)}
${recordedTable(agency, scorecard, names)}
${revisions(agency, scorecard, rows)}
${lastSubmissions(agency, scorecard, names)}
${measuresOwned(agency, rows)}`;
}

function returnsTable(agency: string, scorecard: Scorecard, names: Names): Html {
  const own = scorecard.supply.filter((entry) => entry.agency === agency && entry.covers_to);
  if (own.length === 0) return html`<h2>Returns</h2><p>Nothing is owed by the calendar.</p>`;
  const ends = [...new Set(own.map((entry) => entry.covers_to!))].sort().slice(-5);
  const returns = [...new Set(own.map((entry) => `${entry.extract}|${entry.organisation ?? ''}`))].sort();
  const table = html`<table><caption>Returns by last day covered</caption>
<thead><tr><th scope="col">Return</th>${ends.map((end) => html`<th scope="col">to ${dateWords(end)}</th>`)}</tr></thead>
<tbody>${returns.map((key) => {
    const [extract, organisation] = key.split('|') as [string, string];
    const entries = own.filter(
      (entry) => entry.extract === extract && (entry.organisation ?? '') === organisation,
    );
    return html`<tr><th scope="row">${names.extract(extract)}${organisation ? `, ${names.organisation(organisation)}` : ''}</th>${ends.map(
      (end) => html`<td>${supplyWords(entries.find((entry) => entry.covers_to === end))}</td>`,
    )}</tr>
`;
  })}</tbody></table>`;
  return html`<h2>Returns</h2>${scrollBox('Returns by last day covered', table)}`;
}

function supplyWords(entry: SupplyEntry | undefined): Html {
  if (!entry) return html``;
  const due = entry.due_date ? dateWords(entry.due_date) : '';
  if (entry.received_at) {
    const day = dateWords(entry.received_at.slice(0, 10));
    const late = entry.working_days_late ?? 0;
    return late > 0
      ? html`<b class="tag amber">Late</b> <small>${day}, ${late} working days</small>`
      : html`<b class="tag green">On time</b> <small>${day}</small>`;
  }
  return entry.status === 'overdue'
    ? html`<b class="tag red">Overdue</b> <small>since ${due}</small>`
    : html`<b class="tag grey">Not due yet</b> <small>${due}</small>`;
}

function revisions(agency: string, scorecard: Scorecard, rows: readonly FrontSheetRow[]): Html {
  const owned = rows.filter((row) => row.measure.owner_agency === agency);
  const revised = owned.flatMap(({ measure }) => {
    const count = scorecard.cellsOf(measure.measure_id).filter((cell) => cell.status === 'revised').length;
    return count > 0 ? [{ measure, count }] : [];
  });
  return html`<h2>Revisions</h2>${
    revised.length === 0
      ? html`<p>No figure differs from the latest published dataset.</p>`
      : html`<p>These figures differ from the latest published dataset:</p><ul>${revised.map(
          ({ measure, count }) =>
            html`<li><a href="../measures/${measure.measure_id}.html">${measure.title}</a>: ${count} ${count === 1 ? 'figure' : 'figures'}</li>`,
        )}</ul>`
  }`;
}

function lastSubmissions(agency: string, scorecard: Scorecard, names: Names): Html {
  const own = scorecard.submissions
    .filter((one) => one.agency === agency)
    .sort((a, b) => (a.received_at < b.received_at ? 1 : -1))
    .slice(0, 8);
  if (own.length === 0) return html``;
  const table = html`<table><caption>The last ${own.length} submissions</caption>
<thead><tr><th scope="col">Return</th><th scope="col">Received</th><th scope="col">Covers</th><th scope="col">Status</th><th scope="col">Submission</th></tr></thead>
<tbody>${own.map(
    (one) =>
      html`<tr><th scope="row">${one.extract ? names.extract(one.extract) : ''}</th><td>${dateWords(one.received_at.slice(0, 10))}</td><td>${one.covers_from && one.covers_to ? `${dateWords(one.covers_from)} to ${dateWords(one.covers_to)}` : 'Not stated'}</td><td>${one.status}</td><td>${one.submission_id}</td></tr>
`,
  )}</tbody></table>`;
  return html`<h2>Last submissions</h2>${scrollBox('Last submissions', table)}`;
}

function measuresOwned(agency: string, rows: readonly FrontSheetRow[]): Html {
  const own = rows.filter((row) => row.measure.owner_agency === agency);
  if (own.length === 0) return html``;
  const waiting = own.filter(
    (row) => !row.points.some((point) => point.value !== null) && row.cell?.status !== 'suppressed',
  );
  return html`<h2>Measures it supplies</h2><p>${own.length} measures of the catalogue, of which ${waiting.length} wait for data${waiting.length > 0 ? ':' : '.'}</p>${
    waiting.length > 0
      ? html`<ul>${waiting.map(({ measure }) => html`<li><a href="../measures/${measure.measure_id}.html">${measure.title}</a></li>`)}</ul>`
      : ''
  }`;
}
