import { addDays, addMonths, endOfMonth, type PlainDate } from '../../../domain/plain-date.ts';
import type { Figures } from './figures.ts';
import type { Side } from './read-figures.ts';

interface Span {
  readonly start: PlainDate;
  readonly end: PlainDate;
  readonly figures: number[];
}

/**
 * Equations in time for one side of a measure: months make a quarter, quarters the year to date and the rolling year. A
 * period that the measure gives but that has no row for a breakdown value is a known zero. Where no quarter is given, the
 * difference of two cumulative figures is a count that anybody can work out.
 *
 * Distinct children do not add (a child may come in two quarters): there the total lies between the largest part and the
 * sum of the parts, and the children new since the last cumulative figure are a count as well.
 */
export function relatePeriods(figures: Figures, side: Side): void {
  const given = new Set<string>();
  const cells = new Map<string, Map<string, Span>>();
  for (const [key, figure] of side.cells) {
    const [period, breakdown, value, again] = key.split('|') as [string, string, string, string?];
    const days = period.split('#')[0]!;
    if (again !== undefined || days.startsWith('..')) continue;
    given.add(days);
    const cell = `${breakdown}|${value}`;
    let spans = cells.get(cell);
    if (!spans) {
      spans = new Map();
      cells.set(cell, spans);
    }
    const span = spans.get(days);
    const [start, end] = days.split('..') as [string, string];
    if (span) span.figures.push(figure);
    else spans.set(days, { start, end, figures: [figure] });
  }
  const running = isAlwaysFromApril(figures, cells.values());
  const ways = new Map([...given].map((days) => [days, waysToMake(days, given)]));
  for (const spans of cells.values()) {
    if (running) sameAtEachEnd(figures, spans);
    for (const [days, span] of spans) {
      for (const way of ways.get(days)!) {
        for (const total of span.figures) relateSpan(figures, total, way, spans);
      }
    }
  }
}

/**
 * Some measures always count from 1 April, also in a month or quarter: then all periods that end together show one count.
 * Seen by their counts: nearly all agree although the periods start on different days.
 */
function isAlwaysFromApril(figures: Figures, cells: Iterable<ReadonlyMap<string, Span>>): boolean {
  let compared = 0;
  let equal = 0;
  for (const spans of cells) {
    for (const [first, second] of pairsThatEndTogether(spans)) {
      const value = figures.values[first]!;
      if (value === 0) continue;
      compared++;
      if (value === figures.values[second]) equal++;
    }
  }
  return equal >= 3 && equal >= 0.8 * compared;
}

function sameAtEachEnd(figures: Figures, spans: ReadonlyMap<string, Span>): void {
  for (const [first, second] of pairsThatEndTogether(spans)) {
    if (figures.values[first] === figures.values[second]) figures.relate(first, [second]);
  }
}

function* pairsThatEndTogether(spans: ReadonlyMap<string, Span>): Generator<[number, number]> {
  const byEnd = new Map<string, Span>();
  for (const span of spans.values()) {
    const other = byEnd.get(span.end);
    if (other && other.start !== span.start) yield [other.figures[0]!, span.figures[0]!];
    if (!other || span.start > other.start) byEnd.set(span.end, span);
  }
}

/** A way to make up a period from others that the measure gives; `gap` says that the last part is not given. */
interface Way {
  readonly parts: readonly string[];
  readonly gap: boolean;
}

function waysToMake(days: string, given: ReadonlySet<string>): Way[] {
  const [start, end] = days.split('..') as [string, string];
  const months = monthsBetween(start, end);
  if (months <= 1) return [];
  const steps = (size: number) => {
    const parts: string[] = [];
    for (let at = start; at < end; at = addMonths(at, size))
      parts.push(`${at}..${endOfMonth(addMonths(at, size - 1))}`);
    return parts;
  };
  const ways: Way[] = [];
  if (months > 3 && months % 3 === 0) {
    const quarters = steps(3);
    const before = `${start}..${addDays(quarters.at(-1)!.slice(0, 10), -1)}`;
    if (given.has(before) && given.has(quarters.at(-1)!))
      ways.push({ parts: [before, quarters.at(-1)!], gap: false });
    else if (quarters.every((quarter) => given.has(quarter))) ways.push({ parts: quarters, gap: false });
    if (ways.length) return ways;
    if (given.has(before)) ways.push({ parts: [before], gap: true });
  }
  const all = steps(1);
  if (all.every((month) => given.has(month))) ways.push({ parts: all, gap: false });
  return ways;
}

function monthsBetween(start: PlainDate, end: PlainDate): number {
  const index = (date: PlainDate) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  return index(end) - index(start) + 1;
}

function relateSpan(figures: Figures, total: number, way: Way, spans: ReadonlyMap<string, Span>): void {
  // Where two sources disagree on a part, the one that adds up is taken: choices are few, so the first of each is tried.
  const parts = way.parts.flatMap((days) => spans.get(days)?.figures[0] ?? []);
  const whole = figures.values[total]!;
  const added = parts.reduce((sum, part) => sum + figures.values[part]!, 0);
  if (way.gap) {
    if (whole > added) figures.relate(total, [...parts, figures.addImplied(whole - added, true)]);
    else if (whole === added) figures.relate(total, parts);
    return;
  }
  if (whole === added) {
    if (parts.length) figures.relate(total, parts);
    return;
  }
  const largest = Math.max(0, ...parts.map((part) => figures.values[part]!));
  if (whole > added || whole < largest) return;
  // total + overlap = sum of parts, and each part + children in other parts only = total
  const overlap = figures.addImplied(added - whole, false);
  figures.relateSum([total, overlap], parts);
  for (const part of parts) {
    const isCumulative = part === parts[0] && way.parts.length === 2;
    const others = whole - figures.values[part]!;
    figures.relate(total, others > 0 ? [part, figures.addImplied(others, isCumulative)] : [part]);
  }
}
