import { dateWords } from '../../domain/date-words.ts';

import { type Html, html } from '../html.ts';
import type { Names } from '../names.ts';
import type { DataQualityEntry, Scorecard } from '../read-scorecard.ts';
import { issueWords } from './issue-words.ts';
import { scrollBox } from './scroll-box.ts';

const severities: Readonly<Record<string, string>> = { error: 'Refused', warning: 'Warning', note: 'Note' };
const rank = ['error', 'warning', 'note'];

/** Months of which files are counted one by one, the newest last. */
const shownMonths = 6;

/** What was found in an agency's files, by rule, and in how many files of each of the last months. */
export function issuesTable(agency: string, scorecard: Scorecard, names: Names): Html {
  const own = scorecard.dataQuality
    .filter((entry) => entry.agency === agency)
    .sort((a, b) => rank.indexOf(a.severity) - rank.indexOf(b.severity) || b.files - a.files);
  if (own.length === 0) return html`<h2>What was found in the files</h2><p>Nothing.</p>`;
  const found = scorecard.issueMonths.filter((entry) => entry.agency === agency);
  const months = [...new Set(found.map(({ month_start }) => month_start))].sort().slice(-shownMonths);
  const filesIn = (entry: DataQualityEntry, month: string) =>
    found.find(
      (one) =>
        one.month_start === month &&
        one.code === entry.code &&
        one.severity === entry.severity &&
        one.extract === entry.extract,
    )?.files ?? 0;
  const table = html`<table><caption>Findings by rule: files in which it was found</caption>
<thead><tr><th scope="col">Finding</th><th scope="col">Kind</th><th scope="col">Return</th><th scope="col" class="n">Files</th>${months.map(
    (month) => html`<th scope="col" class="n">${monthText(month)}</th>`,
  )}<th scope="col">Last found</th></tr></thead>
<tbody>${own.map(
    (entry) =>
      html`<tr><th scope="row">${issueWords(entry.code)} <small>${entry.code}</small></th><td>${severities[entry.severity] ?? entry.severity}</td><td>${entry.extract ? names.extract(entry.extract) : 'The whole file'}</td><td class="n">${entry.files}</td>${months.map(
        (month) => html`<td class="n">${filesIn(entry, month)}</td>`,
      )}<td>${dateWords(entry.last_found_on)}</td></tr>
`,
  )}</tbody></table>`;
  return html`<h2>What was found in the files</h2><p>Refused rows are not in the figures until the agency sends them again. The receipt of each file names its sheets and rows.</p>${scrollBox('Findings by rule', table)}`;
}

const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

function monthText(month: string): string {
  return `${monthNames[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`;
}
