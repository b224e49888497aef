import type { CodeList } from './code-list.ts';

/** Main need at a contact or early help request. Source: Walsall early help table, widened; one need per contact. */
export const presentingNeeds: CodeList = {
  name: 'presenting_needs',
  title: 'Main need at a contact or early help request',
  source: 'Walsall early help table, widened; one need per contact',
  open: true,
  codes: [
    { code: 'information_request', label: 'Information request', synonyms: ['Information'] },
    { code: 'domestic_abuse', label: 'Domestic abuse', synonyms: ['Domestic violence'] },
    { code: 'physical_abuse', label: 'Physical abuse' },
    { code: 'neglect', label: 'Neglect' },
    { code: 'sexual_abuse', label: 'Sexual abuse', synonyms: ['CSA'] },
    { code: 'emotional_abuse', label: 'Emotional abuse' },
    { code: 'child_disability', label: "Child's disability", synonyms: ['Disability'] },
    { code: 'child_sexual_exploitation', label: 'Child sexual exploitation', synonyms: ['CSE'] },
    {
      code: 'child_criminal_exploitation',
      label: 'Child criminal exploitation',
      synonyms: ['CCE', 'County lines'],
    },
    { code: 'unaccompanied_asylum_seeker', label: 'Unaccompanied asylum-seeking child', synonyms: ['UASC'] },
    { code: 'radicalisation', label: 'Radicalisation', synonyms: ['Prevent'] },
    { code: 'missing', label: 'Missing from home or care', synonyms: ['Missing'] },
    { code: 'private_fostering', label: 'Private fostering' },
    { code: 'young_carer', label: 'Young carer' },
    {
      code: 'parental_or_household_substance_use',
      label: 'Parental or household substance use',
      synonyms: ['Parental substance misuse'],
    },
    { code: 'child_substance_use', label: "Child's substance use" },
    {
      code: 'parental_illness_or_disability',
      label: 'Parental illness or disability',
      synonyms: ['Parental illness'],
    },
    {
      code: 'household_mental_health',
      label: 'Mental health of someone in the household',
      synonyms: ['Parental mental health'],
    },
    { code: 'child_mental_health', label: "Child's mental health", synonyms: ['Self-harm'] },
    { code: 'behaviour', label: 'Behaviour' },
    { code: 'housing_or_money', label: 'Housing or money', synonyms: ['Housing', 'Low income'] },
    { code: 'other', label: 'Other' },
    { code: 'not_recorded', label: 'Not recorded', synonyms: ['Unknown'] },
  ],
};
