import { day } from '../demo-year/days.ts';
import { on, type Row } from '../demo-year/rows.ts';
import { childId, type Population } from './children.ts';

/** One arrangement, and the visits to it. */
interface Arrangement {
  readonly notified: string | null;
  readonly aware: string;
  readonly start: string;
  readonly end: string | null;
  readonly visits: readonly string[];
}

/**
 * The arrangements are few enough to set out one by one. Each visit makes one more due 42 days later, held when the next
 * comes by then; so the days below give every month's visits due and held, and every month's end stock, as printed.
 * An arrangement found by social care's own work has no notification, and so no initial visit falls due (R27).
 */
const ARRANGEMENTS: readonly Arrangement[] = [
  {
    notified: '2015-06-02',
    aware: '2015-06-02',
    start: '2015-05-28',
    end: '2016-05-20',
    visits: ['2015-06-09', '2015-07-20', '2015-10-06', '2016-01-12'],
  },
  {
    notified: '2015-10-12',
    aware: '2015-10-12',
    start: '2015-10-05',
    end: '2016-10-07',
    visits: ['2015-10-16', '2016-02-16', '2016-04-05', '2016-05-12', '2016-06-10', '2016-07-21'],
  },
  {
    notified: '2016-04-26',
    aware: '2016-04-26',
    start: '2016-04-18',
    end: '2016-10-14',
    visits: ['2016-05-26', '2016-06-17'],
  },
  {
    notified: '2016-06-01',
    aware: '2016-06-01',
    start: '2016-06-01',
    end: '2017-03-20',
    visits: ['2016-06-08', '2016-09-08', '2016-12-01'],
  },
  {
    notified: '2016-06-14',
    aware: '2016-06-14',
    start: '2016-06-11',
    end: '2016-10-25',
    visits: ['2016-08-25'],
  },
  {
    notified: '2016-09-06',
    aware: '2016-09-06',
    start: '2016-09-02',
    end: '2017-02-10',
    visits: ['2016-10-04', '2016-11-08', '2016-12-13'],
  },
  {
    notified: null,
    aware: '2016-09-22',
    start: '2016-09-20',
    end: null,
    visits: ['2016-11-24', '2017-01-10'],
  },
  {
    notified: '2016-11-03',
    aware: '2016-11-03',
    start: '2016-11-01',
    end: null,
    visits: ['2016-11-10', '2016-12-28'],
  },
  { notified: null, aware: '2016-12-02', start: '2017-01-04', end: '2017-02-17', visits: ['2016-12-08'] },
  { notified: null, aware: '2016-12-09', start: '2017-01-07', end: null, visits: ['2016-12-15'] },
  {
    notified: '2017-03-06',
    aware: '2017-03-06',
    start: '2017-03-03',
    end: null,
    visits: ['2017-03-22'],
  },
];

/** Arrangements and the visits to them. */
export function privateFostering(population: Population): { arrangements: Row[]; visits: Row[] } {
  const visits: Row[] = [];
  const arrangements = ARRANGEMENTS.map((item, i): Row => {
    const child = population.child(day(item.start), 7, 13);
    const id = `PF${11 + i}`;
    for (const visit of item.visits) {
      visits.push({
        visit_id: `PFV${500 + visits.length}`,
        child_id: childId(child),
        visit_type: 'private_fostering',
        visit_date: on(day(visit)),
        child_seen: 'Yes',
        private_fostering_arrangement_id: id,
      });
    }
    const date = (value: string | null) => on(value === null ? null : day(value));
    return {
      private_fostering_arrangement_id: id,
      child_id: childId(child),
      enquiry_date: date([item.notified ?? item.aware, item.start, item.aware].sort()[0]!),
      enquiry_source: i < 2 ? 'education' : 'childrens_social_care',
      notification_date: date(item.notified),
      aware_date: date(item.aware),
      start_date: date(item.start),
      end_date: date(item.end),
    };
  });
  return { arrangements, visits };
}
