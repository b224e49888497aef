import type { CodeList } from './code-list.ts';

/** Why the looked after episode ended. Source: SSDA903 REC; X1 means another episode follows the same day. */
export const reasonsCareCeased: CodeList = {
  name: 'reasons_care_ceased',
  title: 'Why the looked after episode ended',
  source: 'SSDA903 REC; X1 means another episode follows the same day',
  open: false,
  codes: [
    { code: 'X1', label: 'Episode ends and another begins the same day' },
    { code: 'E11', label: 'Adopted, unopposed', synonyms: ['Adopted'] },
    { code: 'E12', label: 'Adopted, consent dispensed with' },
    { code: 'E2', label: 'Died' },
    { code: 'E3', label: 'Care taken over by another UK authority' },
    {
      code: 'E4A',
      label: 'Returned home, planned',
      synonyms: ['Returned home to live with parents or relatives'],
    },
    { code: 'E4B', label: 'Returned home, not planned' },
    { code: 'E13', label: 'Left to live with person with no parental responsibility' },
    { code: 'E41', label: 'Child arrangements order granted', synonyms: ['Residence order granted'] },
    {
      code: 'E43',
      label: 'Special guardianship, former foster carer (to 2018)',
      synonyms: ['Special Guardianship Orders'],
    },
    { code: 'E44', label: 'Special guardianship, other carer (to 2018)' },
    { code: 'E45', label: 'Special guardianship, foster carer who is relative or friend' },
    { code: 'E46', label: 'Special guardianship, other foster carer' },
    { code: 'E47', label: 'Special guardianship, relative or friend not foster carer' },
    { code: 'E48', label: 'Special guardianship, other carer' },
    {
      code: 'E5',
      label: 'Independent living with formal support',
      synonyms: ['Moved into independent living'],
    },
    { code: 'E6', label: 'Independent living without formal support' },
    { code: 'E7', label: 'Transferred to adult social care residential care' },
    { code: 'E8', label: 'Ceased for any other reason', synonyms: ['Care ceased for any other reason'] },
    { code: 'E9', label: 'Sentenced to custody' },
    { code: 'E14', label: 'Remand accommodation ended' },
    { code: 'E15', label: 'Age assessed as 18 or over' },
    { code: 'E16', label: 'Moved abroad' },
    { code: 'E17', label: 'Aged 18 and stayed with carers' },
  ],
};
