import type { Figures } from './figures.ts';
import type { RowFigures } from './read-figures.ts';
import type { ScorecardRow } from './rows.ts';

/** A percentage with its base shows how many are not in the numerator: numerator + complement = denominator. */
export function relateComplements(
  figures: Figures,
  rows: readonly ScorecardRow[],
  shown: readonly RowFigures[],
): void {
  const seen = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const { numerator, denominator } = shown[index]!;
    if (row.unit !== 'percentage' || numerator === undefined || denominator === undefined) continue;
    if (numerator === denominator || seen.has(`${numerator}|${denominator}`)) continue;
    seen.add(`${numerator}|${denominator}`);
    const rest = figures.values[denominator]! - figures.values[numerator]!;
    // With nobody outside the numerator the two are taken to be known as equal: readers are given more than they have.
    if (rest === 0) figures.relate(denominator, [numerator]);
    else if (rest > 0) figures.relate(denominator, [numerator, figures.addImplied(rest, true)]);
  }
}
