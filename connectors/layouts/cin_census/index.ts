import type { XmlElement } from '../../reading/index.ts';
import type { LayoutTable } from '../layout.ts';
import { childrenOf, leavesOf, textOf, type XmlLayout, type XmlRow } from '../xml-layout.ts';
import {
  assessments,
  childCharacteristics,
  childIdentifiers,
  children,
  cinDetails,
  initialConferences,
  planDates,
  plans,
  reviews,
  section47,
} from './tables.ts';

/** The children in need census as one CSV per module. */
export const cinCensus: readonly LayoutTable[] = [
  childIdentifiers,
  childCharacteristics,
  cinDetails,
  assessments,
  section47,
  plans,
  reviews,
  planDates,
];

/** The children in need census as XML: Message, Children, Child. Dates of its header never state a window (rulings). */
export const cinCensusXml: XmlLayout = {
  layout: 'cin_census',
  agency: 'childrens_social_care',
  root: 'Message',
  records: ['Child'],
  tables: [children, ...cinCensus, initialConferences],
  *rows(record) {
    const identifiers = childrenOf(record, 'ChildIdentifiers')[0];
    const characteristics = childrenOf(record, 'ChildCharacteristics')[0];
    const LAchildID = textOf(identifiers, 'LAchildID');
    const leaves = leavesOf(identifiers);
    const Sex = leaves.Sex ?? leaves.GenderCurrent ?? '';
    const disabilities = childrenOf(childrenOf(characteristics, 'Disabilities')[0], 'Disability');
    yield {
      table: children.table,
      cells: {
        ...leaves,
        Sex,
        Ethnicity: textOf(characteristics, 'Ethnicity'),
        Disability: disabilities.map(({ text }) => text).join(';'),
      },
      line: identifiers?.line ?? record.line,
    };
    for (const details of childrenOf(record, 'CINdetails')) yield* detailsRows(details, LAchildID);
  },
};

function* detailsRows(details: XmlElement, LAchildID: string): Iterable<XmlRow> {
  const { DateOfInitialCPC, ...leaves } = leavesOf(details);
  const both = { LAchildID, CINreferralDate: leaves.CINreferralDate ?? '' };
  const inside = (table: string, element: XmlElement, more: Record<string, string> = {}): XmlRow => ({
    table,
    cells: { ...leavesOf(element), ...more, ...both },
    line: element.line,
  });
  yield { table: 'CINdetails', cells: { ...leaves, ...both }, line: details.line };
  for (const assessment of childrenOf(details, 'Assessments')) {
    const factors = childrenOf(
      childrenOf(assessment, 'FactorsIdentifiedAtAssessment')[0],
      'AssessmentFactors',
    );
    yield inside('Assessments', assessment, { AssessmentFactors: factors.map(({ text }) => text).join(';') });
  }
  const enquiries = childrenOf(details, 'Section47');
  for (const enquiry of enquiries) yield inside('Section47', enquiry);
  // A conference that an enquiry of the same CINdetails has on that date is one conference (rulings).
  if (
    DateOfInitialCPC &&
    !enquiries.some((enquiry) => textOf(enquiry, 'DateOfInitialCPC') === DateOfInitialCPC)
  )
    yield { table: 'DateOfInitialCPC', cells: { ...both, DateOfInitialCPC }, line: details.line };
  for (const plan of childrenOf(details, 'ChildProtectionPlans')) {
    yield inside('ChildProtectionPlans', plan);
    for (const element of childrenOf(plan, 'Reviews')) {
      for (const date of childrenOf(element, 'CPPreviewDate'))
        yield { table: 'Reviews', cells: { LAchildID, CPPreviewDate: date.text }, line: date.line };
    }
  }
  for (const dates of childrenOf(details, 'CINPlanDates')) yield inside('CINplanDates', dates);
}
