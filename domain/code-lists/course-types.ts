import type { CodeList } from './code-list.ts';

/** Kind of course. Source: seed reports. */
export const courseTypes: CodeList = {
  name: 'course_types',
  title: 'Kind of course',
  source: 'seed reports',
  open: false,
  codes: [
    { code: 'classroom', label: 'Classroom course', synonyms: ['Face to face'] },
    { code: 'briefing', label: 'Briefing' },
    { code: 'conference', label: 'Conference or event', synonyms: ['Event'] },
    { code: 'e_learning', label: 'E-learning', synonyms: ['Online module'] },
  ],
};
