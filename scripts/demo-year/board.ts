import { COUNTY, DISTRICTS } from './geography.ts';
import { HOUSING_AUTHORITIES } from './homelessness.ts';

const SOCIAL_CARE = [
  'children',
  'contacts',
  'referrals',
  'assessments',
  'children_in_need_episodes',
  'section_47_enquiries',
  'child_protection_conferences',
  'child_protection_plans',
  'looked_after_episodes',
  'missing_episodes',
  'exploitation_cases',
];

/** What each agency of the demonstration board owes. */
export const OWES: Readonly<Record<string, readonly string[]>> = {
  childrens_social_care: SOCIAL_CARE,
  police: ['missing_person_reports'],
};

/** The board.yml of the demonstration workspace, with its clock in July 2018. */
export function boardFile(): string {
  const districts = DISTRICTS.map(({ code, name }) => `  - {code: ${code}, name: ${name}}`);
  const owed = (agency: string) => OWES[agency]!.join(', ');
  return `# A board for the demonstration. The children, populations and targets are invented; the totals are
# those that Warwickshire's board printed for 2017-18.
name: Warwickshire Safeguarding Children Board (demonstration)
area_code: ${COUNTY.code}
districts:
${districts.join('\n')}
agencies:
  childrens_social_care:
    name: Children's social care
    organisations: []
    owes: [${owed('childrens_social_care')}]
  police:
    name: Warwickshire Police
    organisations: []
    owes: [${owed('police')}]
  housing:
    name: Housing authorities
    organisations: [${HOUSING_AUTHORITIES.map(({ folder }) => folder).join(', ')}]
    owes: []
  board_business_unit:
    name: Board business unit
    organisations: []
    owes: []
  reference:
    name: Reference data
    organisations: []
    owes: []
settings:
  # The records begin on 1 April 2016: what looks back further is not known before 1 April 2017.
  history_start:
    contacts: 2016-04-01
    referrals: 2016-04-01
disclosure:
  threshold: 5
schedule:
  nightly: "30 2 * * *"
  quarterly: "0 5 20 1,4,7,10 *"
  timezone: Europe/London
ingest:
  stable_seconds: 0
clock: 2018-07-16T09:00:00
`;
}
