import { type Day, isWorkingDay } from '../demo-year/days.ts';
import type { Random } from '../demo-year/random.ts';

/** A span of days, both ends included. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

export function anyDay(random: Random, { from, to }: Span): Day {
  return random.between(from, to);
}

/** A working day of the span. */
export function workingDay(random: Random, span: Span): Day {
  for (;;) {
    const day = anyDay(random, span);
    if (isWorkingDay(day)) return day;
  }
}

/** As many days of the span as asked for, in order; only working days where meetings are held. */
export function days(random: Random, count: number, span: Span, pick = anyDay): Day[] {
  return Array.from({ length: count }, () => pick(random, span)).sort((a, b) => a - b);
}

export function inSpan(day: Day | null | undefined, { from, to }: Span): boolean {
  return day !== null && day !== undefined && from <= day && day <= to;
}

/** True where a spell is open on a day: begun by it and not ended by it. */
export function openOn(day: Day, start: Day, end: Day | null): boolean {
  return start <= day && (end === null || end > day);
}
