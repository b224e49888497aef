import { periodText, valueText } from '../figure-text.ts';
import { type Html, html } from '../html.ts';
import type { MeasureEntry, Scorecard } from '../read-scorecard.ts';

/** Returns about children that a measure is made from. */
function extractsOf(measure: MeasureEntry): string[] {
  return (measure.source_extracts ?? '').split(/[ ;]+/).filter((one) => one && one !== 'aggregate_return');
}

/**
 * What share of another agency's rows could not be linked, on the page of a measure that needs them linked: the added shares
 * of a return that the measure is made from beside others.
 */
export function unlinkedShares(
  measure: MeasureEntry,
  { measures, cellsOf }: Pick<Scorecard, 'measures' | 'cellsOf'>,
): Html {
  const own = extractsOf(measure);
  const lines = measures.flatMap((share) => {
    const needed = extractsOf(share);
    const isItsShare =
      share.is_additional === true &&
      share.unit === 'percentage' &&
      needed.some((extract) => own.includes(extract)) &&
      own.some((extract) => !needed.includes(extract));
    if (!isItsShare) return [];
    const latest = cellsOf(share.measure_id).findLast(
      (cell) => cell.breakdown === 'all' && cell.value !== null && cell.period_kind === 'rolling_12_months',
    );
    const figure = latest
      ? `${valueText(latest.value!, share)}, ${periodText(latest)}`
      : 'no figure is given';
    return [html`<li><a href="${share.measure_id}.html">${share.title}</a>: ${figure}</li>`];
  });
  if (lines.length === 0) return html``;
  return html`<h2>What could not be linked</h2><p>This measure needs the children of two agencies. So much of what an agency sent is about children whom social care does not know by the same number, or name and date of birth, and could be missing here:</p><ul>${lines}</ul>`;
}
