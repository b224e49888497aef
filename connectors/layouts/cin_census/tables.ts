import { textCell } from '../../reading/index.ts';
import { direct, type LayoutTable, type SourceRow, where, withCells } from '../layout.ts';

// The modules of the children in need census, 2017 to 2026, as CSV tables; the XML gives the same rows. Source: the
// census schemas in data-to-insight's liia-tools-pipeline (MIT).

const cin = { layout: 'cin_census', agency: 'childrens_social_care' } as const;
const child = { name: 'LAchildID', header: 'LAchildID', required: true };
const optional = (...names: string[]) => names.map((name) => ({ name, header: name }));
const required = (...names: string[]) => names.map((name) => ({ name, header: name, required: true }));
const childId = { child_id: 'LAchildID' } as const;

/** A referral has no id in the census; everything inside its CINdetails takes the one made for it (rulings). */
const referralId = {
  from: 'CINreferralDate',
  make: (source: SourceRow) => source.madeId('LAchildID', 'CINreferralDate'),
};
const enquiryId = {
  from: 'S47ActualStartDate',
  make: (source: SourceRow) => source.madeId('LAchildID', 'S47ActualStartDate'),
};

const characteristicsAbsent = ['district', 'preferred_language'];

export const childIdentifiers: LayoutTable = {
  ...cin,
  table: 'ChildIdentifiers',
  columns: [
    child,
    ...required('PersonBirthDate'),
    ...optional('UPN', 'FormerUPN', 'UPNunknown', 'ExpectedPersonBirthDate', 'PersonDeathDate'),
    { name: 'Sex', header: 'Sex', also: ['GenderCurrent'] },
  ],
  to: [
    direct(
      'children',
      {
        ...childId,
        upn: 'UPN',
        date_of_birth: 'PersonBirthDate',
        expected_date_of_birth: 'ExpectedPersonBirthDate',
        sex: 'Sex',
      },
      { absent: characteristicsAbsent },
    ),
  ],
};

export const childCharacteristics: LayoutTable = {
  ...cin,
  table: 'ChildCharacteristics',
  columns: [child, ...required('Ethnicity'), ...optional('Disabilities', 'Disability')],
  to: [
    withCells(direct('children', { ...childId, ethnicity: 'Ethnicity' }, { absent: characteristicsAbsent }), {
      disabilities: {
        from: 'Disability',
        make: (source) => {
          const several = source.cell('Disability');
          return several.kind === 'blank' ? source.cell('Disabilities') : several;
        },
      },
    }),
  ],
};

/** XML only: both modules of a child are one row. */
export const children: LayoutTable = {
  ...cin,
  table: 'ChildIdentifiers, ChildCharacteristics',
  columns: [],
  to: [
    direct(
      'children',
      {
        ...childId,
        upn: 'UPN',
        date_of_birth: 'PersonBirthDate',
        expected_date_of_birth: 'ExpectedPersonBirthDate',
        sex: 'Sex',
        ethnicity: 'Ethnicity',
        disabilities: 'Disability',
      },
      { absent: characteristicsAbsent },
    ),
  ],
};

const referral = withCells(
  direct(
    'referrals',
    {
      ...childId,
      referral_date: 'CINreferralDate',
      source: 'ReferralSource',
      primary_need: 'PrimaryNeedCode',
      no_further_action: 'ReferralNFA',
    },
    { absent: ['outcome', 'district'] },
  ),
  { referral_id: referralId },
);

const episode = withCells(
  direct('children_in_need_episodes', {
    ...childId,
    start_date: 'CINreferralDate',
    end_date: 'CINclosureDate',
    end_reason: 'ReasonForClosure',
  }),
  { referral_id: referralId },
);

const conferenceAbsent = ['outcome', 'participation'];

/** An initial conference dated in the census only: it belongs to no enquiry. */
const conferenceWithoutEnquiry = where(
  'DateOfInitialCPC',
  direct(
    'child_protection_conferences',
    { ...childId, conference_date: 'DateOfInitialCPC' },
    { constants: { conference_type: 'initial' }, absent: conferenceAbsent },
  ),
);

export const cinDetails: LayoutTable = {
  ...cin,
  table: 'CINdetails',
  columns: [
    child,
    ...required('CINreferralDate'),
    ...optional(
      'CINdetailsID',
      'ReferralSource',
      'PrimaryNeedCode',
      'CINclosureDate',
      'ReasonForClosure',
      'DateOfInitialCPC',
      'ReferralNFA',
    ),
  ],
  to: [
    referral,
    // An episode for every referral that was not closed at once.
    { ...episode, rows: (source) => (isNo(source.cell('ReferralNFA').text) ? episode.rows(source) : []) },
    conferenceWithoutEnquiry,
  ],
  limit: 'An episode is made for every referral without no further action.',
};

function isNo(text: string): boolean {
  return ['0', 'false', 'no', 'n'].includes(text.trim().toLowerCase());
}

export const assessments: LayoutTable = {
  ...cin,
  table: 'Assessments',
  columns: [
    child,
    ...required('AssessmentActualStartDate'),
    ...optional(
      'CINdetailsID',
      'CINreferralDate',
      'AssessmentInternalReviewDate',
      'AssessmentAuthorisationDate',
      'AssessmentID',
    ),
    { name: 'AssessmentFactors', header: 'AssessmentFactors', also: ['FactorsIdentifiedAtAssessment'] },
  ],
  to: [
    withCells(
      direct(
        'assessments',
        {
          ...childId,
          start_date: 'AssessmentActualStartDate',
          authorised_date: 'AssessmentAuthorisationDate',
        },
        { constants: { assessment_type: 'single' } },
      ),
      { referral_id: referralId, factors: { from: 'AssessmentFactors', make: factors } },
    ),
  ],
};

/** CSV exports put several factors into one cell with commas, or as a list in brackets. */
function factors(source: SourceRow) {
  return textCell(
    source
      .cell('AssessmentFactors')
      .text.replace(/[[\]'"]/g, '')
      .replaceAll(',', ';'),
  );
}

export const section47: LayoutTable = {
  ...cin,
  table: 'Section47',
  columns: [
    child,
    ...required('S47ActualStartDate'),
    ...optional('CINdetailsID', 'CINreferralDate', 'InitialCPCtarget', 'DateOfInitialCPC', 'ICPCnotRequired'),
  ],
  to: [
    withCells(
      direct(
        'section_47_enquiries',
        {
          ...childId,
          start_date: 'S47ActualStartDate',
          initial_conference_not_required: 'ICPCnotRequired',
        },
        { absent: ['end_date', 'outcome'] },
      ),
      { section_47_enquiry_id: enquiryId },
    ),
    where(
      'DateOfInitialCPC',
      withCells(
        direct(
          'child_protection_conferences',
          { ...childId, conference_date: 'DateOfInitialCPC', due_date: 'InitialCPCtarget' },
          { constants: { conference_type: 'initial' }, absent: conferenceAbsent },
        ),
        { section_47_enquiry_id: enquiryId },
      ),
    ),
  ],
  limit: 'The target date of the initial conference is taken as its due date.',
};

/** XML only: initial conferences of a CINdetails that none of its enquiries has. */
export const initialConferences: LayoutTable = {
  ...cin,
  table: 'DateOfInitialCPC',
  columns: [],
  to: [conferenceWithoutEnquiry],
};

export const plans: LayoutTable = {
  ...cin,
  table: 'ChildProtectionPlans',
  columns: [
    child,
    ...required('CPPstartDate'),
    ...optional(
      'CINdetailsID',
      'CINreferralDate',
      'CPPID',
      'CPPendDate',
      'InitialCategoryOfAbuse',
      'LatestCategoryOfAbuse',
      'NumberOfPreviousCPP',
    ),
  ],
  to: [
    direct(
      'child_protection_plans',
      {
        ...childId,
        start_date: 'CPPstartDate',
        end_date: 'CPPendDate',
        initial_category: 'InitialCategoryOfAbuse',
        latest_category: 'LatestCategoryOfAbuse',
        number_of_previous_plans: 'NumberOfPreviousCPP',
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
  ],
};

export const reviews: LayoutTable = {
  ...cin,
  table: 'Reviews',
  columns: [child, ...required('CPPreviewDate'), ...optional('CINdetailsID', 'CPPID', 'CPPstartDate')],
  to: [
    direct(
      'child_protection_conferences',
      { ...childId, conference_date: 'CPPreviewDate' },
      { constants: { conference_type: 'review' }, absent: [...conferenceAbsent, 'due_date'] },
    ),
  ],
  limit: 'Each review date is taken as a review conference.',
};

/** Plans for children in need have no place among the returns. */
export const planDates: LayoutTable = {
  ...cin,
  table: 'CINplanDates',
  columns: [child, ...required('CINPlanStartDate'), ...optional('CINdetailsID', 'CINPlanEndDate')],
  to: [],
  notLoaded: 'NOT_NEEDED',
  limit: 'No measure of the board uses it.',
};
