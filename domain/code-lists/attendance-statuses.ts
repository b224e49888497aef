import type { CodeList } from './code-list.ts';

/** Attendance. Source: Walsall appendix 1. */
export const attendanceStatuses: CodeList = {
  name: 'attendance_statuses',
  title: 'Attendance',
  source: 'Walsall appendix 1',
  open: false,
  codes: [
    { code: 'attended', label: 'Attended', synonyms: ['Yes', 'Y', '1', 'Present'] },
    { code: 'substitute', label: 'Substitute attended', synonyms: ['Deputy'] },
    { code: 'apologies', label: 'Apologies' },
    { code: 'absent', label: 'Absent without apologies', synonyms: ['No', '0', 'Did not attend'] },
    { code: 'not_required', label: 'Not required' },
  ],
};
