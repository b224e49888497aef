import { type Html, html } from '../html.ts';
import type { Names } from '../names.ts';
import type { RecordedEntry, Scorecard } from '../read-scorecard.ts';
import { scrollBox } from './scroll-box.ts';

const words: Readonly<Record<string, string>> = {
  age: 'Age',
  date_of_birth: 'Date of birth',
  disabilities: 'Disability',
  district: 'District',
  ethnicity: 'Ethnic group',
  nhs_number: 'NHS number',
  preferred_language: 'Preferred language',
  sex: 'Sex',
  upn: 'UPN',
  ward: 'Ward',
};

/** How complete each characteristic is in an agency's returns; nothing where it sends none. */
export function recordedTable(agency: string, scorecard: Scorecard, names: Names): Html {
  const own = scorecard.recorded.filter((entry) => entry.agency === agency);
  if (own.length === 0) return html``;
  const table = html`<table><caption>Rows in which a characteristic is recorded</caption>
<thead><tr><th scope="col">Return</th><th scope="col">Characteristic</th><th scope="col" class="n">Recorded</th></tr></thead>
<tbody>${own.map(
    (entry) =>
      html`<tr><th scope="row">${names.extract(entry.extract)}</th><td>${words[entry.characteristic] ?? entry.characteristic}</td><td class="n">${share(entry)}</td></tr>
`,
  )}</tbody></table>`;
  return html`<h2>Completeness</h2><p>Of the rows held now, to the nearest 5 per cent. Refused, not obtained, unknown and blank are not recorded.</p>${scrollBox('Rows in which a characteristic is recorded', table)}`;
}

function share({ recorded_pct }: RecordedEntry): Html {
  return recorded_pct === null ? html`<span class="quiet">Too few rows</span>` : html`${recorded_pct}%`;
}
