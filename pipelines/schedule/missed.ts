const minute = 60_000;
/** A machine that slept longer than this has missed more than one night: one run makes up for them all. */
const lookBack = 24 * 60;

/** Wall time of an instant in a time zone, as if it were UTC, to the minute. */
export function wallMinute(instant: number, timezone: string): number {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const part = Object.fromEntries(format.formatToParts(instant).map((p) => [p.type, p.value]));
  return Date.parse(`${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}Z`);
}

/** Says of a wall minute, as if it were UTC, whether the job is due in it. */
export type IsDue = (wall: Date) => boolean;

/**
 * Finds a due time that no clock showed: in the hour left out when summer time begins, or while the machine slept. It looks
 * every minute at the minutes passed over since.
 */
export class MissedTimes {
  readonly #timezone: string;
  #last: number;

  constructor(timezone: string) {
    this.#timezone = timezone;
    this.#last = wallMinute(Date.now(), timezone);
  }

  /** Wall minutes that were passed over since the last look, the present one not among them. */
  look(): number[] {
    const now = wallMinute(Date.now(), this.#timezone);
    const from = Math.max(this.#last + minute, now - lookBack * minute);
    this.#last = now;
    const passed: number[] = [];
    for (let at = from; at < now; at += minute) passed.push(at);
    return passed;
  }
}
