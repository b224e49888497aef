import type { Day } from '../demo-year/days.ts';
import type { Child } from '../demo-year/people.ts';
import type { PrintedCell, PrintedTables } from '../demo-year/printed.ts';
import type { Random } from '../demo-year/random.ts';
import { on, type Row } from '../demo-year/rows.ts';
import { LAST, Y2015, Y2016 } from './calendar.ts';
import { childId, type Population } from './children.ts';
import { anyDay, days, inSpan, openOn, type Span } from './dates.ts';
import { YEAR_END } from './drops.ts';
import type { Contact } from './front-door.ts';

const REST = { behaviour: 40, other: 25, child_mental_health: 20, housing_or_money: 15 };
const SOURCES = { '2A': 40, '3B': 15, '6': 12, '1A': 14, '5D': 10, '8': 9 };
const POSITIVE = { needs_met: 60, stepped_down_single_agency: 25, stepped_down_universal: 15 };
const OTHER_ENDS = { stepped_up: 40, disengaged: 30, consent_withdrawn: 15, moved_away: 15 };

/** The needs of the year's requests: as printed, the rest of what is not printed. */
function needsOf(cells: readonly PrintedCell[], printed: PrintedTables, random: Random): string[] {
  const counted = new Map(
    cells
      .filter((cell) => cell.class === 'record_level' && cell.measure_id === 'eh-contacts-by-need')
      .map((cell) => [cell.breakdown_value, Number(cell.expected)]),
  );
  const missing = printed.count('missing-front-door-contacts', LAST.y2016, 'front_door', 'early_help_hub');
  counted.set('missing', missing);
  const needs = [...counted].flatMap(([need, count]) => Array.from({ length: count }, () => need));
  const total = printed.count('eh-requests', LAST.y2016);
  while (needs.length < total) needs.push(random.weighted(REST));
  if (needs.length > total) throw new RangeError('more needs than requests');
  return random.shuffled(needs);
}

/** Requests for early help; contacts passed to the hub come as requests of the same child. */
export function earlyHelpRequests(
  population: Population,
  contacts: readonly Contact[],
  cells: readonly PrintedCell[],
  printed: PrintedTables,
  random: Random,
): Row[] {
  const rows: Row[] = [];
  const request = (child: Child, date: Day, need: string) =>
    rows.push({
      early_help_request_id: `EH${100_000 + rows.length}`,
      child_id: childId(child),
      request_date: on(date),
      source: random.weighted(SOURCES),
      primary_need: need,
      first_contact_date: on(date),
      outcome: random.weighted({
        early_help_assessment: 30,
        single_agency_support: 25,
        information_and_advice: 45,
      }),
    });
  const year = (span: Span, needs: readonly string[]) => {
    const passed = contacts.filter((item) => item.onward === 'early_help_hub' && inSpan(item.date, span));
    passed.forEach(({ child, date }, i) => {
      request(child, Math.min(date + random.between(0, 3), span.to), needs[i]!);
    });
    for (const need of needs.slice(passed.length)) {
      const date = anyDay(random, span);
      request(population.child(date, 0, 16), date, need);
    }
  };
  const before = printed.count('eh-requests', LAST.y2015);
  year(
    Y2015,
    Array.from({ length: before }, () => random.weighted({ ...REST, information_request: 40, neglect: 20 })),
  );
  year(Y2016, needsOf(cells, printed, random));
  return rows;
}

interface Episode {
  readonly child: Child;
  readonly type: string;
  readonly start: Day;
  readonly completed: Day | null;
  readonly end: Day | null;
  lead: string;
  reason: string;
}

/** Early help episodes with the printed assessments, positive closures and lead agencies. */
export function earlyHelpEpisodes(population: Population, printed: PrintedTables, random: Random): Row[] {
  const episodes: Episode[] = [];
  const add = (type: string, completed: Day | null, start: Day) => {
    const end = start + random.between(120, 420);
    episodes.push({
      child: population.child(start, 0, 16),
      type,
      start,
      completed,
      end: end > YEAR_END ? null : end,
      lead: '',
      reason: '',
    });
  };
  const older = { from: Y2015.from - 300, to: Y2015.from - 30 };
  for (const start of days(random, 900, older)) add('early_help_assessment', start + 25, start);
  for (const [span, end] of [
    [Y2015, LAST.y2015],
    [Y2016, LAST.y2016],
  ] as [Span, string][]) {
    const count = printed.count('eh-assessments-completed', end);
    for (const completed of days(random, count, span)) {
      const type = random.weighted({ early_help_assessment: 85, common_assessment: 15 });
      add(type, completed, completed - random.between(5, 25));
    }
    // Neglect tools are no early help assessments, and count to neither closures nor leads.
    for (const completed of days(random, 120, span))
      add('graded_care_profile_2', completed, completed - random.between(5, 20));
    for (const start of days(random, 250, span)) add('none', null, start);
  }
  const counted = episodes.filter((item) => item.type !== 'graded_care_profile_2');
  for (const [span, end] of [
    [Y2015, LAST.y2015],
    [Y2016, LAST.y2016],
  ] as [Span, string][]) {
    const closed = random.shuffled(counted.filter((item) => inSpan(item.end, span)));
    const positive = wholeShare(printed, 'eh-positive-closure-pct', end, closed.length);
    closed.forEach((item, i) => {
      item.reason = random.weighted<string>(i < positive ? POSITIVE : OTHER_ENDS);
    });
  }
  const open = random.shuffled(counted.filter((item) => openOn(YEAR_END, item.start, item.end)));
  const schools = wholeShare(
    printed,
    'eh-lead-professional-pct',
    LAST.y2016,
    open.length,
    'lead_agency',
    'schools',
  );
  open.forEach((item, i) => {
    item.lead = i < schools ? 'schools' : leadAgency(random);
  });
  return episodes.map((item, i) => ({
    early_help_episode_id: `EHE${200_000 + i}`,
    child_id: childId(item.child),
    assessment_type: item.type,
    lead_agency: item.lead === '' ? random.pick(['schools', leadAgency(random)]) : item.lead,
    start_date: on(item.start),
    assessment_start_date: on(item.completed === null ? null : item.start),
    assessment_completed_date: on(item.completed),
    end_date: on(item.end),
    end_reason: item.end === null ? '' : item.reason || random.weighted(POSITIVE),
  }));
}

function leadAgency(random: Random): string {
  return random.weighted({
    early_help: 45,
    health_visiting: 20,
    school_nursing: 10,
    housing: 10,
    voluntary_sector: 15,
  });
}

/** A whole number that gives a printed percentage of a total; throws where the total allows none. */
function wholeShare(
  printed: PrintedTables,
  measure: string,
  end: string,
  total: number,
  breakdown?: string,
  value?: string,
): number {
  const { low, high } = printed.numerators(printed.find(measure, end, breakdown, value), total);
  if (low > high) throw new RangeError(`${measure}: no whole number of ${total} gives what is printed`);
  return low;
}
