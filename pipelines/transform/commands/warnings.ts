/** What becomes of a warning: --warn-error and --warn-error-options by the names that dbt gives its events. */
import type { Flags } from './flags.ts';

const EVERYTHING = new Set(['all', '*']);

/** Whether warnings of that event count as errors. */
export function isWarningAnError(flags: Flags, event: string): boolean {
  if (flags.warnError) return true;
  const { error, warn } = flags.warnErrorOptions;
  const all = typeof error === 'string' ? EVERYTHING.has(error) : error.some((name) => EVERYTHING.has(name));
  return all ? !warn.includes(event) : error.includes(event);
}

/** Whether warnings of that event are not told at all. */
export function isWarningSilenced(flags: Flags, event: string): boolean {
  return flags.warnErrorOptions.silence.some((name) => name === event || EVERYTHING.has(name));
}
