import { dateWords } from '../../domain/date-words.ts';
import { quarterText } from '../figure-text.ts';
import { type Html, html } from '../html.ts';
import type { Names } from '../names.ts';
import type { SupplyEntry } from '../read-scorecard.ts';
import { supplyOf } from '../supply-summary.ts';

/** Who has supplied what is owed for the quarter, in words, and who has not. */
export function supplyLine(supply: readonly SupplyEntry[], quarterEnd: string, names: Names): Html {
  const agencies = supplyOf(supply, quarterEnd);
  if (agencies.length === 0) return html``;
  const complete = agencies.filter((one) => one.received === one.owed);
  const behind = agencies.filter((one) => one.received < one.owed);
  return html`<p class="supply"><b>Who has supplied:</b> ${complete.length} of ${agencies.length} agencies have sent everything owed for the quarter.${
    behind.length > 0
      ? html` Still owed: ${behind.map(
          (one, i) =>
            html`${i > 0 ? '; ' : ''}<a href="data-quality/${one.agency}.html">${names.agency(one.agency)}</a> ${one.owed - one.received} of ${one.owed} returns`,
        )}.`
      : ''
  }${nextQuarter(supply, quarterEnd)}</p>`;
}

/** What has come of the quarter after, once something of it is due or here. */
function nextQuarter(supply: readonly SupplyEntry[], quarterEnd: string): Html {
  const later = [
    ...new Set(supply.flatMap((entry) => (entry.covers_to ? [quarterEndOf(entry.covers_to)] : []))),
  ]
    .filter((end) => end > quarterEnd)
    .sort();
  const next = later[0];
  if (!next) return html``;
  const agencies = supplyOf(supply, next);
  const received = agencies.reduce((sum, one) => sum + one.received, 0);
  const owed = agencies.reduce((sum, one) => sum + one.owed, 0);
  const due = supply
    .flatMap((entry) => (entry.covers_to === next && entry.due_date ? [entry.due_date] : []))
    .sort()
    .at(-1);
  return html` For ${quarterText(next).months}, ${received} of ${owed} returns have come so far${due ? html`; the last are due on ${dateWords(due)}` : ''}.`;
}

function quarterEndOf(day: string): string {
  const year = day.slice(0, 4);
  const end = ['03-31', '06-30', '09-30', '12-31'][Math.ceil(Number(day.slice(5, 7)) / 3) - 1]!;
  return `${year}-${end}`;
}
