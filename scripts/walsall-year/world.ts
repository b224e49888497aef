import { type PrintedCell, PrintedTables } from '../demo-year/printed.ts';
import { Random } from '../demo-year/random.ts';
import { on, type Row } from '../demo-year/rows.ts';
import { allegations } from './allegations.ts';
import { Assessments } from './assessments.ts';
import { BoardRecords } from './board-records.ts';
import { careRows, makeCares } from './care.ts';
import { childDeaths } from './child-deaths.ts';
import { childId, Population } from './children.ts';
import { earlyHelpEpisodes, earlyHelpRequests } from './early-help.ts';
import { Enquiries } from './enquiries.ts';
import { Exploitation } from './exploitation.ts';
import { FrontDoor } from './front-door.ts';
import { makeNeedEpisodes } from './in-need.ts';
import { Partners } from './partners.ts';
import { makePlans } from './plans.ts';
import { readWalsallCells } from './printed.ts';
import { privateFostering } from './private-fostering.ts';
import { markDisabled } from './referred.ts';
import { markTrio } from './trio.ts';
import { coreGroups, educationPlans, planVisits } from './visits.ts';

/** Every row of three years, by extract, as it stands in the end. */
export interface World {
  readonly cells: readonly PrintedCell[];
  readonly population: Population;
  readonly rows: ReadonlyMap<string, readonly Row[]>;
}

/**
 * Makes the Walsall year: invented children whose records add up to what the board printed for 2016-17. Each part has
 * its own stream of random numbers, so that a change to one leaves the others as they are.
 */
export function makeWorld(seed = 'walsall-2016-17'): World {
  const random = (part: string) => new Random(`${seed} ${part}`);
  const cells = readWalsallCells();
  const printed = new PrintedTables(cells);
  const population = new Population(random('people'));

  const { contacts, referrals } = new FrontDoor(population, random('front door')).run(printed);
  const plans = makePlans(population, referrals, printed, random('plans'));
  const cares = makeCares(population, referrals, plans, printed, random('care'));
  const needs = makeNeedEpisodes(referrals, plans, cares, printed, random('need'));
  const assessments = new Assessments(random('assessments')).run(referrals, cares, plans, printed).list;
  const { enquiries, conferences } = new Enquiries(random('enquiries')).run(plans, referrals, printed);
  markTrio(contacts, enquiries, plans, cares, printed, random('trio'));
  markDisabled(population, referrals, printed, random('disability'));
  const requests = earlyHelpRequests(population, contacts, cells, printed, random('early help requests'));
  const episodes = earlyHelpEpisodes(population, printed, random('early help episodes'));
  const fostering = privateFostering(population);
  const exploitation = new Exploitation(population, random('exploitation')).run(printed);
  const cared = random('care rows');
  const yes = (flag: boolean) => (flag ? 'Yes' : 'No');
  const rows = new Map<string, readonly Row[]>([
    [
      'contacts',
      contacts.map((item) => ({
        contact_id: item.id,
        child_id: childId(item.child),
        contact_date: on(item.date),
        source: SOURCES[item.child.id % SOURCES.length]!,
        primary_need: item.need,
        domestic_abuse: yes(item.trio[0]),
        parental_substance_misuse: yes(item.trio[1]),
        parental_mental_ill_health: yes(item.trio[2]),
        outcome: item.outcome,
        onward_destination: item.onward,
        referral_id: item.referral?.id ?? '',
      })),
    ],
    [
      'referrals',
      referrals.map((item) => ({
        referral_id: item.id,
        child_id: childId(item.child),
        referral_date: on(item.date),
        source: SOURCES[item.child.id % SOURCES.length]!,
        primary_need: 'N1',
        outcome: item.outcome,
        no_further_action: yes(item.outcome === 'no_further_action'),
      })),
    ],
    [
      'assessments',
      assessments.map((item) => ({
        assessment_id: item.id,
        child_id: childId(item.child),
        referral_id: item.referral,
        assessment_type: 'single',
        start_date: on(item.start),
        authorised_date: on(item.authorised),
        factors: item.factors.join(';'),
        outcome: item.authorised === null ? '' : 'services',
      })),
    ],
    [
      'section_47_enquiries',
      enquiries.map((item) => ({
        section_47_enquiry_id: item.id,
        child_id: childId(item.child),
        start_date: on(item.start),
        end_date: on(item.end),
        outcome: item.outcome,
      })),
    ],
    [
      'child_protection_conferences',
      conferences.map((item) => ({
        conference_id: item.id,
        child_id: childId(item.child),
        conference_type: item.type,
        conference_date: on(item.date),
        due_date: on(item.due),
        section_47_enquiry_id: item.enquiry,
        outcome: item.outcome,
      })),
    ],
    [
      'child_protection_plans',
      plans.map((item) => ({
        child_protection_plan_id: item.id,
        child_id: childId(item.child),
        start_date: on(item.start),
        end_date: on(item.end),
        initial_category: item.category,
        latest_category: item.category,
        number_of_previous_plans: 0,
        temporary_from_other_authority: 'No',
        sexual_abuse_concern: yes(item.sexualAbuseConcern),
        allocated_qualified_social_worker: 'Yes',
      })),
    ],
    ['looked_after_episodes', cares.flatMap((care) => careRows(care, cared))],
    [
      'children_in_need_episodes',
      needs.map((item, i) => ({
        children_in_need_episode_id: `CIN${50_000 + i}`,
        child_id: childId(item.child),
        referral_id: item.referral,
        start_date: on(item.start),
        end_date: on(item.end),
        end_reason: item.end === null ? '' : 'RC7',
      })),
    ],
    ['statutory_visits', [...planVisits(plans, printed, random('visits')), ...fostering.visits]],
    [
      'statutory_reviews',
      [
        ...coreGroups(plans, printed, random('core groups')),
        ...educationPlans(cares, printed, random('education plans')),
      ],
    ],
    ['early_help_requests', requests],
    ['early_help_episodes', episodes],
    ['designated_officer_contacts', allegations(cells, printed, random('allegations'))],
    ['exploitation_assessments', exploitation.assessments],
    ['exploitation_cases', exploitation.cases],
    ['support_service_episodes', exploitation.support],
    ['private_fostering_arrangements', fostering.arrangements],
    ...partnerRows(new Partners(population, random('partners')), printed),
    ['child_deaths', childDeaths(printed, random('child deaths'))],
    ...boardRows(new BoardRecords(cells, printed, random('board'))),
  ]);
  return { cells, population, rows };
}

const SOURCES = ['6', '2A', '3A', '1A', '5A', '8', '3E', '6'];

function partnerRows(partners: Partners, printed: PrintedTables): [string, Row[]][] {
  return [
    ['missing_person_reports', partners.missingReports(printed)],
    ['crimes_involving_children', partners.crimes(printed)],
    ['domestic_abuse_incidents', partners.incidents(printed)],
    ['children_not_in_school', partners.missingEducation(printed)],
    ['youth_justice_outcomes', partners.custody(printed)],
    ['return_interviews', partners.returnInterviews(printed)],
  ];
}

function boardRows(board: BoardRecords): [string, Row[]][] {
  return [
    ['training_attendance', board.training()],
    ['audited_cases', board.audits()],
    ['compliance_returns', board.complianceReturns()],
    ['meeting_attendance', board.boardMeetings()],
    ['register_entries', board.risks()],
    ['serious_incidents', board.caseReviews()],
  ];
}
