import { direct } from '../layout.ts';

const first = {
  child_id: 'Child Unique ID',
  sex: 'Gender',
  ethnicity: 'Ethnicity',
  date_of_birth: 'Date of Birth',
} as const;

/** The first columns of every list, which describe the child. */
export const characteristics = direct('children', first);

/** The same, in the lists that also say whether the child has a disability. */
export const characteristicsWithDisability = direct('children', {
  ...first,
  disabilities: 'Does the Child have a Disability',
});
