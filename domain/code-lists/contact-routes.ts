import type { CodeList } from './code-list.ts';

/** How the contact arrived. Source: Walsall MASH review; a written route means a multi-agency referral form. */
export const contactRoutes: CodeList = {
  name: 'contact_routes',
  title: 'How the contact arrived',
  source: 'Walsall MASH review; a written route means a multi-agency referral form',
  open: false,
  groupSets: {
    form: { written: 'Written form', spoken: 'Spoken', system: 'Inside the case system' },
    security: { secure: 'Secure', not_secure: 'Not secure', not_applicable: 'Not applicable' },
  },
  codes: [
    {
      code: 'secure_portal',
      label: 'Secure online form or portal',
      synonyms: ['Portal', 'Online form'],
      groups: { form: 'written', security: 'secure' },
    },
    {
      code: 'secure_email',
      label: 'Secure email',
      synonyms: ['GCSX', 'CJSM', 'Encrypted email'],
      groups: { form: 'written', security: 'secure' },
    },
    {
      code: 'unsecured_email',
      label: 'Email without encryption',
      synonyms: ['Email', 'Unsecure email'],
      groups: { form: 'written', security: 'not_secure' },
    },
    { code: 'fax', label: 'Fax', groups: { form: 'written', security: 'not_secure' } },
    {
      code: 'post',
      label: 'Post or by hand',
      synonyms: ['Letter'],
      groups: { form: 'written', security: 'not_secure' },
    },
    {
      code: 'telephone',
      label: 'Telephone',
      synonyms: ['Phone'],
      groups: { form: 'spoken', security: 'not_applicable' },
    },
    { code: 'in_person', label: 'In person', groups: { form: 'spoken', security: 'not_applicable' } },
    {
      code: 'system',
      label: 'Passed inside the case system',
      synonyms: ['Mosaic', 'Internal'],
      groups: { form: 'system', security: 'not_applicable' },
    },
  ],
};
