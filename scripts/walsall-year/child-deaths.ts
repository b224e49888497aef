import type { Day } from '../demo-year/days.ts';
import type { PrintedTables } from '../demo-year/printed.ts';
import type { Random } from '../demo-year/random.ts';
import { on, type Row } from '../demo-year/rows.ts';
import { LAST, Y2014, Y2015, Y2016 } from './calendar.ts';
import { anyDay, days, type Span } from './dates.ts';
import { BEFORE } from './drops.ts';
import { BOROUGH } from './reference.ts';

/** Reviews completed in 2015-16: the report prints only the share with modifiable factors. */
const REVIEWS_BEFORE = 14;

interface Death {
  readonly date: Day;
  /** In days. */
  readonly age: number;
  readonly expected: boolean;
  readonly reviewed: Day | null;
}

/** Deaths of the year, and those of earlier years whose reviews were completed in it or the year before. */
export function childDeaths(printed: PrintedTables, random: Random): Row[] {
  const reviews = (year: string) =>
    printed.count('cdop-reviews-completed', LAST.y2016, 'year_of_death', year);
  const died = [
    ...ofYear(printed, reviews('2016-17'), random),
    ...reviewedIn(Y2016, reviews('2015-16'), { from: Y2015.from, to: Y2015.to - 25 }, random),
    ...reviewedIn(Y2016, reviews('2014-15'), Y2014, random),
  ];
  const before = reviewedIn(Y2015, REVIEWS_BEFORE, Y2014, random);
  const modifiable = new Set([
    ...withFactors(
      died.filter((death) => death.reviewed !== null),
      LAST.y2016,
      printed,
      random,
    ),
    ...withFactors(before, LAST.y2015, printed, random),
  ]);
  return [...died, ...before].map((death, i) => {
    const reviewed = death.reviewed !== null;
    return {
      death_id: `CD${200 + i}`,
      date_of_birth: on(death.date - death.age),
      date_of_death: on(death.date),
      notified_date: on(death.date),
      expected: death.expected ? 'Yes' : 'No',
      area_of_residence: BOROUGH.code,
      review_completed_date: on(death.reviewed),
      category: !reviewed ? '' : death.age < 28 ? '8' : random.pick(['6', '7', '9', '10']),
      modifiable_factors: !reviewed ? '' : modifiable.has(death) ? 'Yes' : 'No',
    };
  });
}

/** The year's deaths: as many expected, in the first month of life and reviewed by its end as printed. */
function ofYear(printed: PrintedTables, reviewed: number, random: Random): Death[] {
  const total = printed.count('child-deaths-notified', LAST.y2016);
  const neonatal = printed.count('child-deaths-neonatal', LAST.y2016);
  const expected = printed.numerators(printed.find('child-deaths-expected-pct', LAST.y2016), total).low;
  return Array.from({ length: total }, (_, i) => ({
    date: anyDay(random, { from: Y2016.from, to: i < reviewed ? Y2016.from + 90 : Y2016.to - 5 }),
    age: i < neonatal ? random.between(0, 27) : random.between(28, 6000),
    expected: i < expected,
    reviewed: i < reviewed ? Y2016.to - 20 - i : null,
  }));
}

/** Deaths of a span whose reviews were completed in a year. */
function reviewedIn(year: Span, count: number, span: Span, random: Random): Death[] {
  return days(random, count, span).map((date) => ({
    date,
    age: random.between(0, 4000),
    expected: random.chance(0.5),
    reviewed: Math.min(Math.max(anyDay(random, year), date + 20), year.from > BEFORE ? Y2016.to : BEFORE),
  }));
}

function withFactors(
  reviewed: readonly Death[],
  end: string,
  printed: PrintedTables,
  random: Random,
): Death[] {
  const { low, high } = printed.numerators(printed.find('cdop-modifiable-pct', end), reviewed.length);
  if (low > high) throw new RangeError(`modifiable factors: no whole number of ${reviewed.length}`);
  return random.shuffled(reviewed).slice(0, low);
}
