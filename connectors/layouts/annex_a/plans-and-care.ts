import { direct, type LayoutTable, type SourceRow, where, withCells } from '../layout.ts';
import { characteristicsWithDisability } from './characteristics.ts';
import { column, disability, person, team, worker } from './columns.ts';

const annexA = { layout: 'annex_a', agency: 'childrens_social_care' } as const;

const needStart = column('CIN Start Date', true);
const needEnd = column('CIN Closure Date');
const needReason = column('Reason for Closure');

/** List 6. */
export const childrenInNeed: LayoutTable = {
  ...annexA,
  table: 'List 6 Children in Need',
  columns: [
    ...person,
    disability,
    needStart,
    column('Primary Need Code'),
    column('Date Child Was Last Seen'),
    needEnd,
    needReason,
    column('Case Status'),
    team,
    worker,
  ],
  to: [
    direct('children_in_need_episodes', {
      child_id: 'Child Unique ID',
      start_date: needStart.name,
      end_date: needEnd.name,
      end_reason: needReason.name,
    }),
    characteristicsWithDisability,
  ],
};

const planStart = column('Child Protection Plan Start Date', true);
const planEnd = column('Child Protection Plan End Date');
const initialCategory = column('Initial Category of Abuse');
const latestCategory = column('Latest Category of Abuse');
const lastVisit = column('Date of the Last Statutory Visit');
const latestReview = column('Date of latest review conference');
const previousPlans = column('Number of Previous Child Protection Plans');

/** List 7. Only the latest visit and the latest review of each plan are known from it. */
export const childProtection: LayoutTable = {
  ...annexA,
  table: 'List 7 Child Protection',
  columns: [
    ...person,
    disability,
    planStart,
    initialCategory,
    latestCategory,
    lastVisit,
    column('Was the Child Seen Alone?'),
    latestReview,
    planEnd,
    column('Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)'),
    previousPlans,
    team,
    worker,
  ],
  to: [
    direct(
      'child_protection_plans',
      {
        child_id: 'Child Unique ID',
        start_date: planStart.name,
        end_date: planEnd.name,
        initial_category: initialCategory.name,
        latest_category: latestCategory.name,
        number_of_previous_plans: previousPlans.name,
        allocated_team: team.name,
      },
      {
        absent: [
          'temporary_from_other_authority',
          'sexual_abuse_concern',
          'previous_plan_end_date',
          'allocated_qualified_social_worker',
        ],
      },
    ),
    where(
      lastVisit.name,
      direct(
        'statutory_visits',
        { child_id: 'Child Unique ID', visit_date: lastVisit.name },
        // Whether the child was seen alone is another question (rulings).
        { constants: { visit_type: 'child_protection', child_seen: 'Yes' } },
      ),
    ),
    where(
      latestReview.name,
      direct(
        'child_protection_conferences',
        { child_id: 'Child Unique ID', conference_date: latestReview.name },
        { constants: { conference_type: 'review' }, absent: ['outcome', 'participation', 'due_date'] },
      ),
    ),
    characteristicsWithDisability,
  ],
  limit: 'Of each plan it has only the latest visit and the latest review conference.',
};

const unaccompanied = column('Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)');
const careStart = column('Date Started to be Looked After', true);
const careEnd = column('Date Ceased to be Looked After');
const careReason = column('Reason Ceased to be Looked After');
const placementStart = column('Start Date of Most Recent Placement');
const legalStatus = column("Child's Legal Status");
const placementType = column('Placement Type');
const placementLocation = column('Placement Location');
const permanencePlan = column('What is the permanence plan for this child?');
const need = column("Child's Category of Need");

/** List 8. The current episode only; why it began is not asked. */
export const childrenInCare: LayoutTable = {
  ...annexA,
  table: 'List 8 Children in Care',
  columns: [
    ...person,
    unaccompanied,
    disability,
    careStart,
    need,
    column(
      'Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)',
    ),
    column('Start date of current legal status'),
    legalStatus,
    column('Date of Latest Statutory Review'),
    column('Date of Last Social Work Visit'),
    permanencePlan,
    column('Date of Last IRO Visit / Contact to the Child'),
    column('Date of Last Health Assessment'),
    column('Date of Last Dental Check'),
    column('Number of Placements in the Last 12 months'),
    careEnd,
    careReason,
    placementStart,
    placementType,
    column('Placement Provider'),
    column('Placement postcode'),
    column('URN of Placement'),
    placementLocation,
    column('LA of Placement'),
    column("Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months"),
    column("Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months"),
    column('Was the child offered a Return Interview after their last missing episode (Y/N)?'),
    column('Did the child accept a Return Interview after their last missing episode (Y/N)?'),
    team,
    worker,
  ],
  to: [
    withCells(
      direct(
        'looked_after_episodes',
        {
          child_id: 'Child Unique ID',
          legal_status: legalStatus.name,
          category_of_need: need.name,
          placement_type: placementType.name,
          placement_location: placementLocation.name,
          permanence_plan: permanencePlan.name,
          unaccompanied_asylum_seeker: unaccompanied.name,
          end_date: careEnd.name,
          reason_ceased: careReason.name,
        },
        { absent: ['reason_new_episode'] },
      ),
      { start_date: { from: placementStart.name, make: episodeStart } },
    ),
    characteristicsWithDisability,
  ],
  limit:
    'It has the current episode only and not why it began, so only figures of children in care on a day can be told.',
};

/** The start of the latest placement, else of being looked after (rulings). */
function episodeStart(source: SourceRow) {
  const placed = source.cell(placementStart.name);
  return placed.kind === 'blank' ? source.cell(careStart.name) : placed;
}
