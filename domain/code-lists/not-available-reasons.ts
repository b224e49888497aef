import type { CodeList } from './code-list.ts';

/** Why a value is not available. Source: counting-rules.md A. */
export const notAvailableReasons: CodeList = {
  name: 'not_available_reasons',
  title: 'Why a value is not available',
  source: 'counting-rules.md A',
  open: false,
  codes: [
    { code: 'not_recorded', label: 'Not recorded in the system', synonyms: ['No mechanism'] },
    { code: 'cannot_report', label: 'Recorded but cannot be reported yet' },
    { code: 'awaiting_validation', label: 'Awaiting validation', synonyms: ['TBC'] },
    { code: 'no_staff', label: 'No one to produce it' },
    { code: 'no_definition', label: 'No agreed definition' },
    {
      code: 'no_source',
      label: 'No source agreed',
      synonyms: ['Still need to know where this should come from'],
    },
    { code: 'restricted', label: 'Restricted', synonyms: ['Confidential'] },
    { code: 'late', label: 'Late' },
  ],
};
