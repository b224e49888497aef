import { relateBreakdowns } from './breakdown-relations.ts';
import { relateComplements } from './complement-relations.ts';
import { completeRatios } from './complete-ratios.ts';
import { Hiding } from './hide.ts';
import { relatePeriods } from './period-relations.ts';
import { cellKey, periodKey, type ReadFigures, readFigures } from './read-figures.ts';
import { hideFromMemory, hideUntilProven } from './repair.ts';
import type { DisclosureInput } from './rows.ts';

export interface DisclosureOutcome {
  /** Row by row: 1 where the row must be suppressed. */
  readonly suppressed: Uint8Array;
  /** Row by row: 1 where that is because a count of its own is small. */
  readonly small: Uint8Array;
  /** Rows suppressed because a count of their own is small. */
  readonly primary: number;
  /** Rows suppressed so that others cannot be worked out. */
  readonly secondary: number;
  /** Small counts that an earlier release lets readers work out: no hiding can take that back. For review. */
  readonly disclosedEarlier: number;
  readonly figures: number;
  readonly relations: number;
  readonly rounds: number;
}

/**
 * Decides which rows of the scorecard are suppressed: counts from 1 to the threshold, percentages and rates with such a
 * numerator, denominator or complement, and enough other cells that no hidden one can be worked out from totals,
 * complements, groups, months against quarters against years, other measures or earlier releases. The audit proves every
 * hidden figure; where it cannot, more is hidden, and if that does not help nothing is published (DisclosureUnsafe).
 */
export function controlDisclosure(given: DisclosureInput): DisclosureOutcome {
  const input = { ...given, rows: completeRatios(given) };
  const read = readFigures(input);
  const { figures } = read;
  const rests = new Map<string, number>();
  const groupings = input.groupings ?? new Map();
  for (const side of read.sides) {
    relateBreakdowns(figures, side, groupings, rests);
    relatePeriods(figures, side);
  }
  relateComplements(figures, input.rows, read.rows);
  const before = shownEarlier(input, read);
  const hiding = new Hiding(figures, input.threshold, before);
  let rounds = 0;
  let disclosedEarlier = 0;
  if (input.threshold > 0) {
    hiding.hideSmall();
    rounds = hideUntilProven(figures, hiding);
    if (before.size) {
      disclosedEarlier = hideFromMemory(figures, hiding);
      rounds += hideUntilProven(figures, hiding);
    }
  }
  return summarise(input, read, hiding, rounds, disclosedEarlier);
}

/** Figures that an earlier release showed and that have not changed since. */
function shownEarlier(input: DisclosureInput, read: ReadFigures): Set<number> {
  const known = new Set<number>();
  if (!input.earlier?.length) return known;
  const sides = new Map(read.sides.map((side) => [`${side.measure}|${side.side}`, side.cells]));
  for (const cell of input.earlier) {
    const key = cellKey(periodKey(cell.period_start, cell.period_end), cell.breakdown, cell.breakdown_value);
    for (const side of ['numerator', 'denominator'] as const) {
      const figure = sides.get(`${cell.measure_id}|${side}`)?.get(key);
      if (figure !== undefined && read.figures.values[figure] === cell[side]) known.add(figure);
    }
  }
  return known;
}

function summarise(
  input: DisclosureInput,
  read: ReadFigures,
  hiding: Hiding,
  rounds: number,
  disclosedEarlier: number,
): DisclosureOutcome {
  const { figures } = read;
  const suppressed = new Uint8Array(input.rows.length);
  const small = new Uint8Array(input.rows.length);
  let primary = 0;
  let secondary = 0;
  for (const [index, { numerator, denominator }] of read.rows.entries()) {
    const shows = [numerator, denominator].filter((figure) => figure !== undefined);
    if (!shows.some((figure) => hiding.hidden[figure])) continue;
    suppressed[index] = 1;
    if (shows.some((figure) => hiding.isSmall(figures.values[figure]!))) {
      small[index] = 1;
      primary++;
    } else secondary++;
  }
  return {
    suppressed,
    small,
    primary,
    secondary,
    disclosedEarlier,
    figures: figures.count,
    relations: figures.relations.length,
    rounds,
  };
}
