import type { HeaderColumn } from '../../reading/index.ts';

// Headings of the eleven lists of the Ofsted ILACS Annex A workbook, 2016 to 2026, with the variants that authorities
// use. Source: the annex_a schemas of data-to-insight's liia-tools-pipeline and ssd-data-model (MIT).

/** A column under its heading; a heading that was renamed between years goes by the others too. */
export function column(header: string, required = false, also: readonly string[] = []): HeaderColumn {
  return { name: header, header, also, required };
}

export const child = column('Child Unique ID', true);
export const family = column('Family identifier');
export const gender = column('Gender', false, ['Sex']);
export const ethnicity = column('Ethnicity');
export const dateOfBirth = column('Date of Birth');
export const age = column('Age of Child (Years)', false, ['Age']);
export const disability = column('Does the Child have a Disability');
export const team = column('Allocated Team');
export const worker = column('Allocated Worker');

/** The first columns of every list about children. */
export const person: readonly HeaderColumn[] = [child, gender, ethnicity, dateOfBirth, age];
