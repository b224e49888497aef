import { textCell } from '../../reading/index.ts';
import type { LayoutTable, LayoutTarget } from '../layout.ts';
import { count, indicator, percent, rate } from './indicators.ts';
import { statisticsTable } from './statistics-table.ts';

// Tables that the Department for Education publishes about children in need, child protection plans and children looked
// after (explore-education-statistics, 2018 to 2025; Open Government Licence), with the ONS estimates in the same form.
// Headings change from year to year: every spelling seen is listed, and those of the same pattern.

const referrals = statisticsTable({
  table: 'referrals',
  indicators: [
    count('referrals', ['referral', 'referrals'], true),
    rate('referral_rate', ['referral', 'referrals']),
    count('re_referrals', ['rereferral', 're_referrals', 'rereferrals', 're_referral']),
    percent('re_referral_percent', ['rereferral', 're_referrals', 'rereferrals', 're_referral']),
    count('no_further_action', ['no_further_action', 'nfa']),
    percent('no_further_action_percent', ['no_further_action', 'nfa']),
    count('not_in_need', ['not_in_need']),
    percent('not_in_need_percent', ['not_in_need']),
    count('children_referred', ['referral_child', 'referrals_child', 'referral_children']),
    rate('children_referred_rate', ['referral_child', 'referrals_child', 'referral_children']),
    count('children_re_referred', ['rereferral_child', 're_referrals_child', 'rereferral_children']),
    percent('children_re_referred_percent', [
      'rereferral_child',
      're_referrals_child',
      'rereferral_children',
    ]),
  ],
});

const plans = statisticsTable({
  table: 'child_protection_plans',
  indicators: [
    count('plans_started', ['cpp_start', 'cpp_starts', 'cpp_started'], true),
    rate('plans_started_rate', ['cpp_start', 'cpp_starts', 'cpp_started']),
    count('children_starting_plans', ['cpp_child_start', 'cpp_start_child']),
    rate('children_starting_plans_rate', ['cpp_child_start', 'cpp_start_child']),
    count('plans_ended', ['cpp_end', 'cpp_ends', 'cpp_ended']),
    rate('plans_ended_rate', ['cpp_end', 'cpp_ends', 'cpp_ended']),
    count('children_ending_plans', ['cpp_child_end', 'cpp_end_child']),
    rate('children_ending_plans_rate', ['cpp_child_end', 'cpp_end_child']),
    count('plans_in_year', ['cpp_anypoint', 'cpp_any_point']),
    rate('plans_in_year_rate', ['cpp_anypoint', 'cpp_any_point']),
    count('children_on_plans_in_year', ['cpp_child_anypoint', 'cpp_anypoint_child', 'cpp_any_point_child']),
    rate('children_on_plans_in_year_rate', [
      'cpp_child_anypoint',
      'cpp_anypoint_child',
      'cpp_any_point_child',
    ]),
    count('plans_at_31_march', ['cpp_at31', 'cpp_at_31', 'cpp_at_31_march', 'cpp_31_march'], true),
    rate('plans_at_31_march_rate', ['cpp_at31', 'cpp_at_31', 'cpp_at_31_march', 'cpp_31_march']),
  ],
});

const subsequentPlans = statisticsTable({
  table: 'subsequent_plans',
  indicators: [
    count('plans_started', ['cpp_start', 'cpp_starts', 'cpp_started'], true),
    count('subsequent_plans', ['cpp_subsequent', 'cpp_subsequent_plan', 'cpp_second_or_subsequent'], true),
    percent('subsequent_plans_percent', [
      'cpp_subsequent',
      'cpp_subsequent_plan',
      'cpp_second_or_subsequent',
    ]),
  ],
});

const childrenInNeed = statisticsTable({
  table: 'children_in_need',
  indicators: [
    count('in_need_at_31_march', ['at31_episodes', 'at_31_episodes', 'cin_at31', 'cin_at_31_march'], true),
    rate('in_need_at_31_march_rate', ['at31_episodes', 'at_31_episodes', 'cin_at31', 'cin_at_31_march']),
  ],
});

/** One file has all three: at 31 March, starting and ceasing, told apart by a column of words. */
const lookedAfter = statisticsTable({
  table: 'looked_after',
  filters: [
    { name: 'population_count', header: 'population_count', also: ['cla_group'], required: true },
    { name: 'characteristic', header: 'characteristic' },
  ],
  indicators: [
    indicator('number', ['number', 'cla_count', 'children_looked_after', 'count'], true),
    indicator('rate', ['rate_per_10000', 'rate_per_10000_children', 'rate_per_10k', 'rate'], true),
  ],
  rename: (name, category) =>
    `${
      /31 march/i.test(category)
        ? 'looked_after_at_31_march'
        : /start/i.test(category)
          ? 'looked_after_started'
          : /ceas/i.test(category)
            ? 'looked_after_ceased'
            : 'looked_after_other'
    }${name === 'rate' ? '_rate' : ''}`,
});

const populations = statisticsTable({
  table: 'mid_year_population',
  isMidYear: true,
  filters: [{ name: 'age_group', header: 'age_group', also: ['age', 'age_range'], required: true }],
  indicators: [indicator('population', ['population_estimate', 'population', 'mid_year_estimate'], true)],
  rename: (_, category) => (/\b0\D+17\b/.test(category) ? 'population_0_to_17' : 'population'),
});

const places = Array.from({ length: 10 }, (_, i) => i + 1);

const neighbours: LayoutTable = {
  layout: 'dfe_published',
  table: 'statistical_neighbours',
  agency: 'reference',
  columns: [
    {
      name: 'la_number',
      header: 'LA num',
      also: ['LA number', 'LA no', 'LA code', 'old_la_code'],
      required: true,
    },
    ...places.map((place) => ({
      name: `SN${place}`,
      header: `SN${place}`,
      also: [`SN ${place}`, `Neighbour ${place}`, `Statistical neighbour ${place}`],
      required: true,
    })),
  ],
  to: [neighboursTarget()],
  limit: 'How close the neighbours are is not read.',
};

function neighboursTarget(): LayoutTarget {
  return {
    extract: 'statistical_neighbours',
    absent: [],
    sources: { area_id: 'la_number', neighbour_place: '', neighbour_id: 'SN1' },
    rows: (source) =>
      places
        .map((place) => ({
          area_id: source.cell('la_number'),
          neighbour_place: textCell(String(place)),
          neighbour_id: source.cell(`SN${place}`),
        }))
        .filter((row) => row.neighbour_id.kind !== 'blank'),
  };
}

export const dfePublished: readonly LayoutTable[] = [
  referrals,
  plans,
  subsequentPlans,
  childrenInNeed,
  lookedAfter,
  populations,
  neighbours,
];
