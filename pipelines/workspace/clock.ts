import type { PlainDate } from '../../domain/plain-date.ts';

/** A moment as the clock on the wall in London shows it: `yyyy-mm-ddThh:mm:ss`, without a zone. */
export type LocalDateTime = string;

export interface Clock {
  now(): LocalDateTime;
  today(): PlainDate;
}

const london = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** The London wall time of an instant. */
export function toLondon(instant: Date): LocalDateTime {
  const part = Object.fromEntries(london.formatToParts(instant).map((p) => [p.type, p.value]));
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}`;
}

/** Reads `2018-07-16`, `2018-07-16T09:00`, `2018-07-16T09:00:00` or one with an offset; undefined when it is none of these. */
export function readDateTime(text: string): LocalDateTime | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
    text.trim(),
  );
  if (!match) return undefined;
  const [, day, minutes = '00:00', seconds = ':00', offset] = match;
  const local = `${day}T${minutes}${seconds}`;
  const instant = new Date(`${local}${offset ?? 'Z'}`);
  if (Number.isNaN(instant.getTime())) return undefined;
  if (offset) return toLondon(instant);
  return instant.toISOString().startsWith(local) ? local : undefined;
}

/** A clock that stands still, for demonstrations and tests. */
export function fixedClock(at: LocalDateTime): Clock {
  return { now: () => at, today: () => at.slice(0, 10) };
}

/** The machine's clock, in London time. */
export const machineClock: Clock = {
  now: () => toLondon(new Date()),
  today: () => toLondon(new Date()).slice(0, 10),
};
