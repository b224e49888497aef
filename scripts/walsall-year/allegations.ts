import type { PrintedCell, PrintedTables } from '../demo-year/printed.ts';
import type { Random } from '../demo-year/random.ts';
import { on, type Row } from '../demo-year/rows.ts';
import { LAST, Y2015, Y2016 } from './calendar.ts';
import { days, type Span } from './dates.ts';

/** Cases of 2015/16 with a meeting: the fewest of which whole numbers give all printed percentages. */
const CASES_BEFORE = 50;

/** Contacts about adults who work with children: outcomes of the cases with a meeting, and the sectors, as printed. */
export function allegations(cells: readonly PrintedCell[], printed: PrintedTables, random: Random): Row[] {
  const outcomesOf = (end: string): string[] => {
    const merged = (measure: string) =>
      cells.filter((c) => c.class === 'record_level' && c.measure_id === measure && c.period_end === end);
    if (end === LAST.y2016) {
      return merged('lado-outcomes').flatMap((cell) =>
        Array.from({ length: Number(cell.expected) }, () => cell.breakdown_value),
      );
    }
    const counted = merged('lado-outcomes-pct').flatMap((cell) => {
      const count = printed.numerators(cell, CASES_BEFORE).low;
      return Array.from({ length: count }, () => cell.breakdown_value);
    });
    // The printed share of unsubstantiated cases leaves 5% over (a contradiction in print): they are all the rest.
    return [...counted, ...Array.from({ length: CASES_BEFORE - counted.length }, () => 'unsubstantiated')];
  };
  const rows: Row[] = [];
  const year = (span: Span, end: string) => {
    const outcomes = random.shuffled(outcomesOf(end));
    const faith = printed.find('lado-contacts', end, 'sector', 'faith')?.expected ?? '11';
    const total = printed.count('lado-contacts', end);
    const sectors = random.shuffled(
      Array.from({ length: total }, (_, i) => (i < Number(faith) ? 'faith' : otherSector(random))),
    );
    days(random, total, span).forEach((date, i) => {
      const merged = outcomes[i];
      rows.push({
        designated_officer_contact_id: `LADO${1000 + rows.length}`,
        contact_date: on(date),
        subject_id: `ADULT${1000 + rows.length}`,
        sector: sectors[i]!,
        concern_category: random.weighted({
          physical: 40,
          neglect: 18,
          sexual: 20,
          conduct: 16,
          emotional: 6,
        }),
        // A case counts by its meeting, whether the contact's outcome says so or only the number of meetings.
        contact_outcome:
          merged === undefined
            ? random.weighted({ advice: 60, below_threshold: 25, employer_investigation: 15 })
            : i % 3 === 0
              ? 'employer_investigation'
              : 'position_of_trust_meeting',
        meeting_count: merged === undefined ? 0 : 1 + (i % 2),
        outcome: merged === undefined ? '' : outcomeCode(merged, i),
      });
    });
  };
  year(Y2015, LAST.y2015);
  year(Y2016, LAST.y2016);
  return rows;
}

/** Ongoing cases have a blank outcome as often as the word. */
function outcomeCode(merged: string, place: number): string {
  if (merged === 'unfounded_or_false') return place % 2 === 0 ? 'unfounded' : 'false';
  if (merged === 'ongoing') return place % 2 === 0 ? 'ongoing' : '';
  return merged;
}

function otherSector(random: Random): string {
  return random.weighted({
    education: 40,
    early_years: 12,
    foster_carers: 14,
    residential_care: 10,
    health: 6,
    sport_and_leisure: 8,
    transport: 5,
    voluntary_sector: 5,
  });
}
