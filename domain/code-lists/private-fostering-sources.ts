import type { CodeList } from './code-list.ts';

/** Who told the authority about a private fostering arrangement. Source: Warwickshire table 3.2. */
export const privateFosteringSources: CodeList = {
  name: 'private_fostering_sources',
  title: 'Who told the authority about a private fostering arrangement',
  source: 'Warwickshire table 3.2',
  open: true,
  codes: [
    { code: 'birth_parent', label: 'Birth parent', synonyms: ['Parent'] },
    { code: 'caf_officer', label: 'CAF officer' },
    { code: 'early_help_service', label: 'Early help service', synonyms: ['Early help'] },
    {
      code: 'childrens_social_care',
      label: "Children's social care team",
      synonyms: ['Children team', "Children's social care"],
    },
    { code: 'education', label: 'Education', synonyms: ['School'] },
    { code: 'family_group_conference_service', label: 'Family group conference service' },
    { code: 'health_services', label: 'Health services' },
    { code: 'health_visitor', label: 'Health visitor' },
    { code: 'independent_reviewing_officer', label: 'Independent reviewing officer', synonyms: ['IRO'] },
    { code: 'language_school', label: 'Language school' },
    { code: 'member_of_the_public', label: 'Member of the public' },
    { code: 'mash', label: 'MASH' },
    { code: 'other_local_authority', label: 'Other local authority' },
    {
      code: 'family_information_service',
      label: 'Outreach worker, family information service',
      synonyms: ['Outreach Development Worker Family Information Service'],
    },
    { code: 'prison_service', label: 'Prison service' },
    { code: 'private_foster_carer', label: 'Private foster carer' },
    {
      code: 'targeted_support_youth_worker',
      label: 'Targeted support youth worker',
      synonyms: ['Targeted Support - Youth Worker'],
    },
    { code: 'other', label: 'Other' },
  ],
};
