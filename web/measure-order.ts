import type { MeasureEntry } from './read-scorecard.ts';

/**
 * The measures that a board looks at first, stage by stage, most telling first: demand, then timeliness and outcomes of
 * the statutory steps (Working Together; the indicators that inspections start from). They stand on the front sheet; the
 * others are one step below it. A measure with a target of the board's own always stands there too.
 */
const headlines: Readonly<Record<string, readonly string[]>> = {
  front_door: [
    'contacts-received',
    'contacts-to-referral-pct',
    'contacts-repeat-12m-pct',
    'contacts-no-early-help-pct',
    'da-notifications-children',
    'marac-children-high-risk',
  ],
  early_help: [
    'eh-requests',
    'eh-open-families',
    'eh-assessments-completed',
    'eh-timeliness-pct',
    'eh-rereferrals-12m-pct',
    'eh-positive-closure-pct',
    'eh-stepped-up',
  ],
  referral_and_assessment: [
    'referrals-received',
    'referrals-rate-10k',
    're-referrals-12m-pct',
    'referrals-nfa-pct',
    'assessments-completed',
    'assessments-within-45wd-pct',
  ],
  child_in_need: ['cin-open-all', 'cin-rate-10k', 'cin-open-excl-cp-lac', 'cin-new-open-2m'],
  protection: [
    's47-children',
    's47-to-icpc-pct',
    'icpc-held',
    'icpc-within-15wd-pct',
    'cp-plans-open',
    'cp-plans-rate-10k',
    'cp-plans-started',
    'cp-repeat-2y-pct',
    'cp-ended-2y-pct',
    'cp-conferences-in-timescale-pct',
    'cp-visits-in-timescale-pct',
    'core-groups-in-timescale-pct',
  ],
  looked_after: [
    'lac-open',
    'lac-rate-10k',
    'lac-started',
    'lac-ended',
    'lac-3plus-moves-pct',
    'lac-stability-2y-pct',
    'lac-reviews-in-time-pct',
    'pf-open',
  ],
  missing_and_exploitation: [
    'missing-police-reported-children',
    'missing-home-children',
    'missing-lac-children',
    'missing-frequent-children',
    'missing-rhi-72h-pct',
    'cse-open',
    'cse-new',
    'cse-significant-serious-pct',
    'police-child-victims',
    'police-child-abuse-crimes',
  ],
  allegations: ['lado-contacts', 'lado-progressed-pct'],
  child_deaths: ['child-deaths-notified', 'child-deaths-reviewed-pct', 'cdop-modifiable-pct'],
  workforce_and_training: ['training-attendees', 'training-target-reached-pct', 'training-impact'],
  governance: [
    'serious-incidents',
    'scr-count',
    'data-submission-on-time-pct',
    'characteristics-recorded-pct',
    'audit-good-multiagency-pct',
    'board-attendance-pct',
    's11-returns-pct',
  ],
  context: ['population-0-17', 'neet-16-17-pct', 'cme-children', 'camhs-wait-treatment', 'homeless-16-17'],
};

const places = new Map(
  Object.values(headlines).flatMap((ids) => ids.map((id, place): [string, number] => [id, place])),
);

export function isHeadline(measure: string): boolean {
  return places.has(measure);
}

/** Within a stage: the most telling first, then the others by name. */
export function byImportance(
  a: Pick<MeasureEntry, 'measure_id' | 'title'>,
  b: Pick<MeasureEntry, 'measure_id' | 'title'>,
): number {
  const place = (id: string) => places.get(id) ?? Number.MAX_SAFE_INTEGER;
  return place(a.measure_id) - place(b.measure_id) || a.title.localeCompare(b.title, 'en');
}
