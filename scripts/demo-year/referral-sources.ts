import { ageOn, iso } from './days.ts';
import { DROPS, NEVER } from './drops.ts';
import { shareOut } from './margins.ts';
import type { PrintedTables } from './printed.ts';
import type { Random } from './random.ts';
import { countsAt, type Referral } from './referrals.ts';

/** The sources that the board prints, as codes of referral_sources. */
export const SOURCES: readonly string[] = '1A 1B 1C 1D 2A 2B 3A 3B 3C 3D 3E 3F 4 5A 5B 5C 6 7 8 9 10'.split(
  ' ',
);

/** The source that a drop tells. */
export function sourceAt(referral: Referral, drop: number): string {
  return drop >= referral.corrected_from ? (referral.corrected_source ?? referral.source) : referral.source;
}

/** Schools refer children of school age, health visitors the youngest, children themselves when they are older. */
function sourceAffinity(referral: Referral, code: string): number {
  const ages = referral.children.map((child) =>
    child.born > referral.date ? -1 : ageOn(child.born, referral.date),
  );
  const youngest = Math.min(...ages);
  const oldest = Math.max(...ages);
  switch (code) {
    case '2A':
    case '3C':
      return oldest >= 4 ? 2 : 0.1;
    case '3B':
      return youngest < 5 ? 4 : 0.1;
    case '3D':
      return youngest < 0 ? 8 : 1;
    case '1C':
      return youngest >= 11 ? 4 : 0.1;
    default:
      return 1;
  }
}

const LAST_DAYS = DROPS.map((drop) => iso(drop.covers_to));

/** Gives every referral its source, so that the table of each drop holds: the school nurses' 2, 83, 86, 12 too. */
export function solveSources(referrals: readonly Referral[], printed: PrintedTables, random: Random): void {
  for (const { index } of DROPS) {
    if (index === 4) {
      correctSchoolNurses(referrals, printed, random);
    }
    const needs = SOURCES.map((code) =>
      printed.count('referrals-received', LAST_DAYS[index]!, 'source', code),
    );
    const open: { item: Referral; weight: number }[] = [];
    for (const referral of referrals.filter((item) => countsAt(item, index))) {
      if (referral.source === '') {
        open.push({ item: referral, weight: referral.children.length });
      } else {
        needs[SOURCES.indexOf(sourceAt(referral, index))]! -= referral.children.length;
      }
    }
    if (needs.some((need) => need < 0)) {
      throw new RangeError(`sources, drop ${index}: already more than printed (${needs.join(', ')})`);
    }
    const affinity = (referral: Referral, value: number) => sourceAffinity(referral, SOURCES[value]!);
    for (const { item, value } of shareOut(open, needs, affinity, random, `sources, drop ${index}`)) {
      item.source = SOURCES[value]!;
    }
  }
}

/** Other primary health services had been entered as school nurses: corrected in quarter 4. */
function correctSchoolNurses(referrals: readonly Referral[], printed: PrintedTables, random: Random): void {
  const left = printed.count('referrals-received', LAST_DAYS[4]!, 'source', '3C');
  const wrong = random.shuffled(
    referrals.filter((item) => item.from >= 1 && item.until === NEVER && item.source === '3C'),
  );
  let rows = wrong.reduce((sum, item) => sum + item.children.length, 0);
  for (const referral of wrong) {
    if (rows > left / 2) {
      referral.corrected_source = '3D';
      referral.corrected_from = 4;
      rows -= referral.children.length;
    }
  }
}
