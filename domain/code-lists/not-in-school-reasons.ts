import type { CodeList } from './code-list.ts';

/** Reason. Source: Dudley 2017-18; DfE EHE and CME returns. */
export const notInSchoolReasons: CodeList = {
  name: 'not_in_school_reasons',
  title: 'Reason',
  source: 'Dudley 2017-18; DfE EHE and CME returns',
  open: true,
  codes: [
    { code: 'ideological', label: 'Philosophical or ideological', synonyms: ['Lifestyle'] },
    { code: 'avoid_prosecution', label: 'To avoid prosecution' },
    { code: 'risk_of_exclusion', label: 'Risk of exclusion' },
    { code: 'special_educational_needs', label: 'Special educational needs', synonyms: ['SEN'] },
    { code: 'mental_health', label: 'Mental health', synonyms: ['Anxiety'] },
    { code: 'dissatisfied_with_school', label: 'Dissatisfied with school' },
    { code: 'whereabouts_unknown', label: 'Whereabouts not known' },
    { code: 'awaiting_place', label: 'Waiting for a school place' },
    { code: 'moved_area', label: 'Moved into or out of the area' },
    { code: 'other', label: 'Other' },
    { code: 'not_recorded', label: 'Not recorded', synonyms: ['Unknown'] },
  ],
};
