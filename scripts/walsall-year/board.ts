import { CLOCK } from './drops.ts';
import { BOROUGH } from './reference.ts';

/** The board.yml of the Walsall workspace, with its clock in the summer in which the report was written. */
export function boardFile(): string {
  const agency = (id: string, name: string) =>
    `  ${id}:\n    name: ${name}\n    organisations: []\n    owes: []`;
  return `# A board for the backtest. The children are invented; the totals are those that Walsall's board printed for
# 2016-17.
name: Walsall Safeguarding Children Board (backtest)
area_code: ${BOROUGH.code}
districts: []
agencies:
${[
  agency('childrens_social_care', "Children's services"),
  agency('police', 'West Midlands Police'),
  agency('education', 'Education'),
  agency('youth_justice', 'Youth justice service'),
  agency('health', 'Health'),
  agency('board_business_unit', 'Board business unit'),
  agency('reference', 'Reference data'),
].join('\n')}
settings:
  # The report counts visits within ten working days.
  child_protection_visit_window: 10 working days
disclosure:
  threshold: 5
schedule:
  nightly: "30 2 * * *"
  quarterly: "0 5 20 1,4,7,10 *"
  timezone: Europe/London
ingest:
  stable_seconds: 0
clock: ${CLOCK}
`;
}
