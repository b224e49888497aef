import type { CodeList } from './code-list.ts';

/** What happened to a submission. Source: style.md E. */
export const submissionStatuses: CodeList = {
  name: 'submission_statuses',
  title: 'What happened to a submission',
  source: 'style.md E',
  open: false,
  codes: [
    { code: 'accepted', label: 'Accepted' },
    { code: 'accepted_with_issues', label: 'Accepted with issues' },
    { code: 'quarantined', label: 'Quarantined' },
  ],
};
