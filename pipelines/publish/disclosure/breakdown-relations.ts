import { endOfMonth, isPlainDate } from '../../../domain/plain-date.ts';
import type { Figures } from './figures.ts';
import { cellKey, periodKey, type Side } from './read-figures.ts';
import type { Groupings } from './rows.ts';

const NOT_RECORDED = 'not_recorded';

interface Part {
  readonly value: string;
  readonly figure: number;
}

/**
 * Equations inside one period of one side of a measure: a breakdown adds up to the total, codes to their groups, two-way
 * cells to either of their breakdowns. A breakdown that anywhere exceeds its total overlaps (a child with two factors)
 * and gives an equation only where it happens to add up; one that falls short has a rest, which is a count like any other.
 */
export function relateBreakdowns(
  figures: Figures,
  side: Side,
  groupings: Groupings,
  rests: Map<string, number>,
) {
  const periods = new Map<string, Map<string, Part[]>>();
  for (const [key, figure] of side.cells) {
    const [period, breakdown, value, again] = key.split('|') as [string, string, string, string?];
    if (again !== undefined) continue;
    let breakdowns = periods.get(period);
    if (!breakdowns) {
      breakdowns = new Map();
      periods.set(period, breakdowns);
    }
    const parts = breakdowns.get(breakdown);
    if (parts) parts.push({ value, figure });
    else breakdowns.set(breakdown, [{ value, figure }]);
  }
  const overlapping = breakdownsThatOverlap(figures, periods);
  for (const [period, breakdowns] of periods) {
    const all = breakdowns.get('all')?.[0]?.figure;
    for (const [breakdown, parts] of breakdowns) {
      if (breakdown === 'all') continue;
      if (all !== undefined) {
        addUp(
          figures,
          all,
          parts,
          overlapping.has(breakdown) ? undefined : `${period}|${all}|${breakdown}`,
          rests,
        );
      }
      const groups = groupings.get(breakdown);
      if (groups) addUpGroups(figures, parts, groups, breakdowns);
      if (breakdown === 'month') sameAsMonths(figures, parts, side);
      if (breakdown.includes('; ')) addUpTwoWay(figures, breakdown, parts, period, side);
    }
  }
}

function breakdownsThatOverlap(
  figures: Figures,
  periods: ReadonlyMap<string, ReadonlyMap<string, readonly Part[]>>,
): Set<string> {
  const overlapping = new Set<string>();
  for (const breakdowns of periods.values()) {
    const all = breakdowns.get('all')?.[0]?.figure;
    if (all === undefined) continue;
    for (const [breakdown, parts] of breakdowns) {
      if (sum(figures, parts) > figures.values[all]!) overlapping.add(breakdown);
    }
  }
  return overlapping;
}

/** `name` is the name of the rest, where the breakdown may have one. */
function addUp(
  figures: Figures,
  all: number,
  parts: readonly Part[],
  name: string | undefined,
  rests: Map<string, number>,
) {
  const members = parts.map((part) => part.figure);
  const rest = figures.values[all]! - sum(figures, parts);
  if (rest !== 0 && name === undefined) return;
  if (rest > 0) members.push(restOf(figures, rests, `${name}|${members.join(',')}`, rest));
  figures.relate(all, members);
}

/** The rest of a breakdown, one figure however many measures show the same cells. */
function restOf(figures: Figures, rests: Map<string, number>, name: string, rest: number): number {
  let figure = rests.get(name);
  if (figure === undefined) {
    figure = figures.addImplied(rest, true);
    rests.set(name, figure);
  }
  return figure;
}

/** Finds, among the other breakdowns of the period, the finer one whose codes add up to these groups. */
function addUpGroups(
  figures: Figures,
  groups: readonly Part[],
  groupOf: ReadonlyMap<string, string>,
  breakdowns: ReadonlyMap<string, readonly Part[]>,
) {
  for (const parts of breakdowns.values()) {
    if (parts === groups || !parts.every((p) => p.value === NOT_RECORDED || groupOf.has(p.value))) continue;
    for (const group of groups) {
      const members = parts.filter((p) => (groupOf.get(p.value) ?? p.value) === group.value);
      if (members.length && sum(figures, members) === figures.values[group.figure])
        figures.relate(
          group.figure,
          members.map((p) => p.figure),
        );
    }
  }
}

/** The breakdown of a quarter or year by month shows what the months themselves show. */
function sameAsMonths(figures: Figures, parts: readonly Part[], side: Side) {
  for (const { value, figure } of parts) {
    const start = `${value}-01`;
    if (!isPlainDate(start)) continue;
    const month = side.cells.get(cellKey(periodKey(start, endOfMonth(start)), 'all', 'all'));
    if (month !== undefined && figures.values[month] === figures.values[figure])
      figures.relate(month, [figure]);
  }
}

function addUpTwoWay(
  figures: Figures,
  breakdown: string,
  parts: readonly Part[],
  period: string,
  side: Side,
) {
  for (const [position, name] of breakdown.split('; ').entries()) {
    const byValue = new Map<string, Part[]>();
    for (const part of parts) {
      const value = part.value.split('; ')[position] ?? '';
      byValue.set(value, [...(byValue.get(value) ?? []), part]);
    }
    for (const [value, members] of byValue) {
      const margin = side.cells.get(cellKey(period, name, value));
      if (margin !== undefined && sum(figures, members) === figures.values[margin])
        figures.relate(
          margin,
          members.map((p) => p.figure),
        );
    }
  }
}

function sum(figures: Figures, parts: readonly Part[]): number {
  return parts.reduce((total, part) => total + figures.values[part.figure]!, 0);
}
