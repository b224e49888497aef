import type { DisclosureInput, ScorecardRow } from './rows.ts';

const LARGEST = 10;

/**
 * Gives ratios that were sent as a bare value the base a reader would use: the population known for the place from other
 * rows, or the count that the measure is elsewhere a percentage of. From a value and its base the numerator follows.
 */
export function completeRatios(input: DisclosureInput): readonly ScorecardRow[] {
  if (!input.rows.some(isBare)) return input.rows;
  const populations = new Map<string, number>();
  for (const row of input.rows) {
    if (isRate(row) && row.denominator !== null) populations.set(placeOf(row), row.denominator);
  }
  const bare = new Set(input.rows.filter((row) => isBare(row) && !isRate(row)).map((row) => row.measure_id));
  const counts = new Map<string, Map<string, number>>();
  for (const row of input.rows) {
    if (row.unit !== 'count' || row.numerator === null) continue;
    const own = counts.get(row.measure_id) ?? new Map();
    own.set(cellOf(row), row.numerator);
    counts.set(row.measure_id, own);
  }
  const bases = new Map([...bare].map((measure) => [measure, baseOf(measure, input, counts)]));
  return input.rows.map((row) => {
    if (!isBare(row)) return row;
    const denominator = isRate(row)
      ? populations.get(placeOf(row))
      : bases.get(row.measure_id)?.get(cellOf(row));
    return denominator ? { ...row, denominator } : row;
  });
}

/** The counts that a percentage is taken of: those the catalogue names, or that its other rows have below the line. */
function baseOf(
  measure: string,
  input: DisclosureInput,
  counts: ReadonlyMap<string, ReadonlyMap<string, number>>,
): ReadonlyMap<string, number> | undefined {
  const named = input.measures.find((m) => m.measure_id === measure)?.denominator_measure;
  if (named) return counts.get(named);
  const known = input.rows
    .filter((row) => row.measure_id === measure && row.denominator !== null)
    .sort((a, b) => b.denominator! - a.denominator!)
    .slice(0, LARGEST);
  if (known.length === 0) return undefined;
  return [...counts.values()].find((cells) =>
    known.every((row) => cells.get(cellOf(row)) === row.denominator),
  );
}

function isBare(row: ScorecardRow): boolean {
  return (
    (row.unit === 'percentage' || isRate(row)) &&
    row.value !== null &&
    row.numerator === null &&
    row.denominator === null
  );
}

function isRate(row: ScorecardRow): boolean {
  return row.unit === 'rate_per_10000' || row.unit === 'rate_per_1000';
}

function placeOf(row: ScorecardRow): string {
  return `${row.unit}|${row.breakdown}|${row.breakdown_value}`;
}

function cellOf(row: ScorecardRow): string {
  return `${row.period_start}|${row.period_end}|${row.breakdown}|${row.breakdown_value}`;
}
