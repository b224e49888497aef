import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { monthWords } from '../../domain/date-words.ts';
import type { ReportingPeriod } from '../../domain/reporting-periods.ts';
import type { Publication } from './register/register.ts';

/** Which publication of which quarter is being made: what the cover, the package and the register say of it. */
export interface Edition {
  readonly quarter: ReportingPeriod;
  /** `2017-18-Q2`, the second publication `2017-18-Q2.2`. */
  readonly publicationId: string;
  readonly number: number;
  readonly partnership: string;
  /** London time, as the clock showed it: never the machine's own, so that the same data make the same bytes. */
  readonly publishedAt: string;
  readonly isFrozen: boolean;
  /** The run that published the figures. */
  readonly run: string;
}

/** `2017 to 2018, quarter 2 (July to September 2017)` */
export function quarterTitle({ label, start, end }: ReportingPeriod): string {
  const year = Number(label.slice(0, 4));
  return `${year} to ${year + 1}, quarter ${label.slice(-1)} (${monthWords(start!)} to ${monthWords(end)} ${end.slice(0, 4)})`;
}

/** The name of the n-th publication of a quarter, and of its folder. */
export function publicationName(quarterLabel: string, number: number): string {
  return number === 1 ? quarterLabel : `${quarterLabel}.${number}`;
}

/**
 * The number that the next publication of a quarter gets: after those in the register, and after any folder that says it
 * is frozen although the register does not know it (a warehouse that was made anew). A draft is replaced.
 */
export function nextNumber(folder: string, quarterLabel: string, frozen: readonly Publication[]): number {
  const own = frozen.filter((publication) => publication.quarter_label === quarterLabel);
  let number = Math.max(0, ...own.map((publication) => publication.publication_number)) + 1;
  while (saysFrozen(join(folder, publicationName(quarterLabel, number)))) number++;
  return number;
}

function saysFrozen(folder: string): boolean {
  const file = join(folder, 'datapackage.json');
  if (!existsSync(file)) return false;
  const descriptor = JSON.parse(readFileSync(file, 'utf8')) as { sightline?: { frozen?: boolean } };
  return descriptor.sightline?.frozen === true;
}
