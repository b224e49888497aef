import type { Day } from '../demo-year/days.ts';
import type { Child } from '../demo-year/people.ts';
import type { PrintedTables } from '../demo-year/printed.ts';
import type { Random } from '../demo-year/random.ts';
import { LAST } from './calendar.ts';
import { type Care, inCareOn } from './care.ts';
import { anyDay, openOn } from './dates.ts';
import { BEFORE, YEAR_END, YEAR_START } from './drops.ts';
import type { Referral } from './front-door.ts';
import type { Plan } from './plans.ts';

/** One time open to children's social care. */
export interface NeedEpisode {
  readonly child: Child;
  readonly start: Day;
  readonly end: Day | null;
  readonly referral: string;
}

/** Open cases: round every plan and every time in care, and of other referred children as many as printed. */
export function makeNeedEpisodes(
  referrals: readonly Referral[],
  plans: readonly Plan[],
  cares: readonly Care[],
  printed: PrintedTables,
  random: Random,
): NeedEpisode[] {
  const episodes = [...roundTheirSpells(plans, cares, random)];
  const planned = new Set(plans.map((plan) => plan.child));
  const cared = new Set(cares.map((care) => care.child));
  const elsewhere = (child: Child, day: Day) =>
    plans.some((plan) => plan.child === child && openOn(day, plan.start, plan.end)) ||
    cares.some((care) => care.child === child && inCareOn(care, day));
  const counted = (day: Day) =>
    episodes.filter(({ child, start, end }) => openOn(day, start, end) && !elsewhere(child, day)).length;
  const wanted = (end: string) => printed.count('cin-open-excl-cp-lac', end);
  const [before, after] = [wanted(LAST.y2015) - counted(BEFORE), wanted(LAST.y2016) - counted(YEAR_END)];
  if (before < 0 || after < 0) throw new RangeError('more children in need than printed');

  const free = new Map<Child, Referral>();
  for (const referral of random.shuffled(referrals)) {
    const { child } = referral;
    if (!planned.has(child) && !cared.has(child) && !free.has(child)) free.set(child, referral);
  }
  const open = (list: Referral[], count: number, end: (referral: Referral, place: number) => Day | null) => {
    if (list.length < count) throw new RangeError(`too few referrals for ${count} open cases`);
    list.slice(0, count).forEach((referral, place) => {
      const { child, date, id } = referral;
      episodes.push({ child, start: date, end: end(referral, place), referral: id });
    });
  };
  const early = [...free.values()].filter(({ date }) => date <= BEFORE);
  const late = [...free.values()].filter(({ date }) => date > BEFORE);
  // A fifth of those open before stay open through the year.
  const through = Math.round(before / 5);
  open(early, before, (_, place) => (place < through ? null : YEAR_START + random.between(4, 330)));
  open(late, after - through, () => null);
  // Others opened and closed inside one of the years.
  const short = [...early.slice(before), ...late.slice(after - through)].filter(
    ({ date }) => (date < BEFORE - 90 || date > BEFORE) && date < YEAR_END - 90,
  );
  open(short, 1500, ({ date }) => date + random.between(20, 85));
  return episodes;
}

function* roundTheirSpells(
  plans: readonly Plan[],
  cares: readonly Care[],
  random: Random,
): Generator<NeedEpisode> {
  const spells = new Map<Child, { start: Day; end: Day | null }>();
  for (const { child, start, end } of [...plans, ...cares.filter((care) => !care.shortBreaks)]) {
    const held = spells.get(child);
    const last =
      held === undefined ? end : held.end === null || end === null ? null : Math.max(held.end, end);
    spells.set(child, { start: Math.min(start, held?.start ?? start), end: last });
  }
  for (const [child, { start, end }] of spells) {
    const after = end === null ? null : end + (random.chance(0.5) ? 0 : random.between(30, 150));
    yield {
      child,
      start: Math.max(Math.min(child.born, start), anyDay(random, { from: start - 30, to: start - 5 })),
      end: after !== null && after > YEAR_END ? null : after,
      referral: '',
    };
  }
}
