import { words } from '../figure-text.ts';
import { type Html, html } from '../html.ts';
import type { ReconciliationEntry, Scorecard } from '../read-scorecard.ts';
import { scrollBox } from './scroll-box.ts';

/** Rows shown of one check; the count says how many there are. */
const MOST = 20;

/** Figures that should agree and do not, check by check. They are listed, and never corrected here. */
export function reconciliationSection({
  reconciliation,
  measures,
}: Pick<Scorecard, 'reconciliation' | 'measures'>): Html {
  const titles = new Map(measures.map(({ measure_id, title }) => [measure_id, title]));
  const checks = [...new Set(reconciliation.map((one) => one.check_name))];
  return html`<h2 id="reconciliation">Figures that contradict each other</h2>${
    checks.length === 0
      ? html`<p>Every check of the last run agrees.</p>`
      : html`<p>Each night figures that should agree are held against each other. What does not agree is listed, and never corrected here: the agency that sent it should say which is right.</p>
${checks.map((check) =>
  checkDetails(
    check,
    reconciliation.filter((one) => one.check_name === check),
    titles,
  ),
)}`
  }`;
}

function checkDetails(
  check: string,
  rows: readonly ReconciliationEntry[],
  titles: ReadonlyMap<string, string>,
): Html {
  const hasNumbers = rows.some((row) => row.left_value !== null);
  const table = html`<table><caption>${words(check)}</caption>
<thead><tr><th scope="col">Measure</th><th scope="col">Period</th><th scope="col">Part</th>${hasNumbers ? html`<th scope="col" class="n">One figure</th><th scope="col" class="n">The other</th>` : ''}</tr></thead>
<tbody>${rows.slice(0, MOST).map(
    (row) =>
      html`<tr><th scope="row">${titles.get(row.measure_id) ?? row.measure_id}</th><td>${row.period_label}</td><td>${row.breakdown === 'all' ? '' : `${words(row.breakdown)}: ${row.breakdown_value}`}</td>${
        hasNumbers
          ? html`<td class="n">${number(row.left_value)}</td><td class="n">${number(row.right_value)}</td>`
          : ''
      }</tr>
`,
  )}</tbody></table>`;
  const more = rows.length > MOST ? html`<p class="quiet">And ${rows.length - MOST} more.</p>` : '';
  return html`<details><summary>${words(check)}: ${rows.length}</summary><p>${rows[0]!.message}</p>${scrollBox(words(check), table)}${more}</details>`;
}

const number = (value: number | null) =>
  value === null ? '' : value.toLocaleString('en-GB', { maximumFractionDigits: 2 });
