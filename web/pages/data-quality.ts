import { dayText, words } from '../figure-text.ts';
import { type Html, html } from '../html.ts';
import type { Scorecard, SupplyEntry } from '../read-scorecard.ts';

/** Who owes what and whether it came: the latest four windows of each return, in words. */
export function dataQualityPage(scorecard: Scorecard): Html {
  const agencies = [
    ...new Set([...scorecard.supply.map((s) => s.agency), ...scorecard.submissions.map((s) => s.agency)]),
  ].sort();
  return html`<h1>Data quality</h1>
<p>What each agency owes, when it was due and when it came. Days late are working days.</p>
${agencies.map((agency) => agencySection(agency, scorecard))}`;
}

function agencySection(agency: string, scorecard: Scorecard): Html {
  const own = scorecard.supply.filter((entry) => entry.agency === agency && entry.covers_to);
  const ends = [...new Set(own.map((entry) => entry.covers_to!))].sort().slice(-4);
  const returns = [...new Set(own.map((entry) => `${entry.organisation ?? ''}|${entry.extract}`))].sort();
  const last = scorecard.submissions
    .filter((s) => s.agency === agency)
    .map((s) => s.received_at.slice(0, 10))
    .sort()
    .at(-1);
  return html`<h2 id="${agency}">${words(agency)}</h2>
<p>${last ? `Last submission received on ${dayText(last)}.` : 'Nothing has been received.'}</p>
${
  returns.length === 0
    ? html`<p>Nothing is owed by the calendar.</p>`
    : html`<div class="tablebox"><table><caption>${words(agency)}: returns by last day covered</caption>
<thead><tr><th scope="col">Return</th>${ends.map((end) => html`<th scope="col">to ${dayText(end)}</th>`)}</tr></thead>
<tbody>${returns.map((key) => {
        const [organisation, extract] = key.split('|') as [string, string];
        return html`<tr><th scope="row">${words(extract)}${organisation ? ` (${words(organisation)})` : ''}</th>${ends.map(
          (end) => {
            const entry = own.find(
              (e) => e.covers_to === end && e.extract === extract && (e.organisation ?? '') === organisation,
            );
            return html`<td>${entry ? supplyText(entry) : ''}</td>`;
          },
        )}</tr>`;
      })}</tbody></table></div>`
}`;
}

function supplyText(entry: SupplyEntry): Html {
  if (entry.received_at) {
    const late = entry.working_days_late ?? 0;
    return late > 0
      ? html`<span class="tag amber">Late</span> by ${late} days, ${dayText(entry.received_at.slice(0, 10))}`
      : html`<span class="tag green">Received</span> ${dayText(entry.received_at.slice(0, 10))}`;
  }
  if (entry.status === 'overdue')
    return html`<span class="tag red">Overdue</span> since ${entry.due_date ? dayText(entry.due_date) : ''}`;
  return html`<span class="tag grey">Due</span> ${entry.due_date ? dayText(entry.due_date) : ''}`;
}
