import type { CodeList } from './code-list.ts';

/** Why a child in need episode closed. Source: CIN census ReasonForClosure. */
export const closureReasons: CodeList = {
  name: 'closure_reasons',
  title: 'Why a child in need episode closed',
  source: 'CIN census ReasonForClosure',
  open: false,
  codes: [
    { code: 'RC1', label: 'Adopted' },
    { code: 'RC2', label: 'Died' },
    { code: 'RC3', label: 'Child arrangements order', synonyms: ['Residence Order'] },
    { code: 'RC4', label: 'Special guardianship order' },
    { code: 'RC5', label: 'Transferred to another local authority', synonyms: ['Transfer to another LA'] },
    {
      code: 'RC6',
      label: 'Transferred to adult social care',
      synonyms: ['Transfer to Adult Social Services'],
    },
    {
      code: 'RC7',
      label: 'Services ceased for any other reason, including no longer in need',
      synonyms: ["'Other' incl. Child no longer in need"],
    },
    {
      code: 'RC8',
      label: 'Closed after assessment, no further action',
      synonyms: ['Child not in need after assessment'],
    },
    { code: 'RC9', label: 'Closed after assessment, referred to early help (from 2023)' },
  ],
};
