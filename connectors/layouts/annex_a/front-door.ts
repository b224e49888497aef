import { textCell } from '../../reading/index.ts';
import { direct, type LayoutTable, type SourceRow, where, withCells } from '../layout.ts';
import { characteristics, characteristicsWithDisability } from './characteristics.ts';
import { column, disability, person, team, worker } from './columns.ts';

const annexA = { layout: 'annex_a', agency: 'childrens_social_care' } as const;

const contactDate = column('Date of Contact', true);
const contactSource = column('Contact Source', true);

/** List 1. */
export const contacts: LayoutTable = {
  ...annexA,
  table: 'List 1 Contacts',
  columns: [...person, contactDate, contactSource],
  to: [
    direct(
      'contacts',
      { child_id: 'Child Unique ID', contact_date: contactDate.name, source: contactSource.name },
      {
        absent: [
          'outcome',
          'onward_destination',
          'referral_id',
          'primary_need',
          'domestic_abuse',
          'parental_substance_misuse',
          'parental_mental_ill_health',
          'received_route',
          'initial_rag',
          'final_rag',
        ],
      },
    ),
    characteristics,
  ],
  limit: 'It has no outcome of a contact, so what became of contacts cannot be told from it.',
};

const earlyStart = column('Assessment start date', true);
const earlyEnd = column('Assessment completion date');
const organisation = column('Organisation completing assessment', true);

/** List 2. The list is of early help assessments; its start is the start of the episode. */
export const earlyHelp: LayoutTable = {
  ...annexA,
  table: 'List 2 Early Help Assessments',
  columns: [...person, earlyStart, earlyEnd, organisation],
  to: [
    direct(
      'early_help_episodes',
      {
        child_id: 'Child Unique ID',
        start_date: earlyStart.name,
        assessment_start_date: earlyStart.name,
        assessment_completed_date: earlyEnd.name,
        lead_agency: organisation.name,
      },
      {
        constants: { assessment_type: 'early_help_assessment' },
        absent: [
          'family_id',
          'early_help_request_id',
          'cluster',
          'plan_date',
          'latest_review_date',
          'stepped_up_date',
          'end_date',
          'end_reason',
        ],
      },
    ),
    characteristics,
  ],
  limit:
    'Each row is taken as an early help assessment that starts an episode; when episodes ended cannot be told.',
};

const referralDate = column('Date of referral', true);
const referralSource = column('Referral Source', true);
const referralNfa = column('Referral NFA?');

/** List 3. */
export const referrals: LayoutTable = {
  ...annexA,
  table: 'List 3 Referrals',
  columns: [
    ...person,
    referralDate,
    referralSource,
    referralNfa,
    column('Number of Referrals in Last 12 Months'),
    team,
    worker,
  ],
  to: [
    direct(
      'referrals',
      {
        child_id: 'Child Unique ID',
        referral_date: referralDate.name,
        source: referralSource.name,
        no_further_action: referralNfa.name,
      },
      { absent: ['referral_id', 'primary_need', 'outcome', 'district'] },
    ),
    characteristics,
  ],
  limit: 'It has no id of a referral, so nothing that followed a referral can be joined to it.',
};

const assessmentStart = column('Continuous Assessment Start Date', true);
const assessmentEnd = column('Continuous Assessment Date of Authorisation');
const requiresSupport = column("Was the child assessed as requiring LA children's social care support?");

/** List 4. */
export const assessments: LayoutTable = {
  ...annexA,
  table: 'List 4 Assessments',
  columns: [
    ...person,
    disability,
    assessmentStart,
    column('Child Seen During Continuous Assessment'),
    assessmentEnd,
    requiresSupport,
    team,
    worker,
  ],
  to: [
    withCells(
      direct(
        'assessments',
        {
          child_id: 'Child Unique ID',
          start_date: assessmentStart.name,
          authorised_date: assessmentEnd.name,
          allocated_team: team.name,
        },
        { absent: ['referral_id', 'factors'] },
      ),
      { outcome: { from: requiresSupport.name, make: assessmentOutcome } },
    ),
    characteristicsWithDisability,
  ],
  limit: 'It has no factors and no referral of an assessment.',
};

/** Yes is services, No is no further action; what else stands there (CS Assessment Updated) is kept (rulings). */
function assessmentOutcome(source: SourceRow) {
  const cell = source.cell(requiresSupport.name);
  const answer = cell.text
    .replace(/^\s*[a-z]\)\s*/i, '')
    .trim()
    .toLowerCase();
  return answer === 'yes' ? textCell('services') : answer === 'no' ? textCell('no_further_action') : cell;
}

const enquiryStart = column('Strategy discussion initiating Section 47 Enquiry Start Date', true);
const conferenceUnnecessary = column('Was an Initial Child Protection Conference deemed unnecessary?');
const conferenceDate = column('Date of Initial Child Protection Conference');
const conferenceResult = column(
  'Did the Initial Child Protection Conference Result in a Child Protection Plan',
);
const enquiryId = {
  from: enquiryStart.name,
  make: (source: SourceRow) => source.madeId('Child Unique ID', enquiryStart.name),
};

/** List 5. A conference date makes an initial conference that belongs to the enquiry. */
export const enquiries: LayoutTable = {
  ...annexA,
  table: 'List 5 Section 47 enquiries and ICPC',
  columns: [
    ...person,
    disability,
    enquiryStart,
    conferenceUnnecessary,
    conferenceDate,
    conferenceResult,
    column('Number of Section 47 Enquiries in the last 12 months'),
    column('Number of ICPCs in the last 12 months'),
    team,
    worker,
  ],
  to: [
    withCells(
      direct(
        'section_47_enquiries',
        {
          child_id: 'Child Unique ID',
          start_date: enquiryStart.name,
          initial_conference_not_required: conferenceUnnecessary.name,
        },
        { absent: ['strategy_discussion_id', 'outcome', 'end_date'] },
      ),
      { section_47_enquiry_id: enquiryId },
    ),
    where(
      conferenceDate.name,
      withCells(
        direct(
          'child_protection_conferences',
          {
            child_id: 'Child Unique ID',
            conference_date: conferenceDate.name,
            outcome: conferenceResult.name,
          },
          { constants: { conference_type: 'initial' }, absent: ['due_date', 'participation'] },
        ),
        { section_47_enquiry_id: enquiryId },
      ),
    ),
    characteristicsWithDisability,
  ],
  limit: 'It has no outcome or end of an enquiry and no due date of a conference.',
};
