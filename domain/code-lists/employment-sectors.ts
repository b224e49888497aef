import type { CodeList } from './code-list.ts';

/** Sector of the adult in an allegation. Source: LADO annual reports. */
export const employmentSectors: CodeList = {
  name: 'employment_sectors',
  title: 'Sector of the adult in an allegation',
  source: 'LADO annual reports',
  open: true,
  codes: [
    { code: 'education', label: 'Education', synonyms: ['School', 'College'] },
    { code: 'early_years', label: 'Early years' },
    { code: 'foster_carers', label: 'Foster carers' },
    { code: 'residential_care', label: 'Residential care' },
    { code: 'childrens_social_care', label: "Children's social care" },
    { code: 'health', label: 'Health' },
    { code: 'police', label: 'Police' },
    { code: 'faith', label: 'Faith' },
    { code: 'sport_and_leisure', label: 'Sport and leisure', synonyms: ['Sport'] },
    { code: 'voluntary_sector', label: 'Voluntary sector' },
    { code: 'transport', label: 'Transport', synonyms: ['Taxi'] },
    { code: 'other', label: 'Other' },
  ],
};
