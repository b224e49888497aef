import type { Column } from './connector.ts';

// The columns by which an agency names a child, the same wherever they occur (returns contract, `personal`).

/** The agency's own id for the child. */
export const childId: Column = {
  name: 'child_id',
  header: 'Child ID',
  also: ['Child Unique ID', 'LAchildID', 'CHILD', 'Person ID'],
  type: 'id',
  required: true,
  personal: 'identifier',
  use: ['key', 'link'],
  description: "The agency's own id for the child",
};

/** NHS number where held. */
export const nhsNumber: Column = {
  name: 'nhs_number',
  header: 'NHS number',
  also: ['NHS No', 'NHS_NUMBER'],
  type: 'id',
  required: false,
  personal: 'identifier',
  use: ['link'],
  description: 'NHS number where held',
};

/** Unique pupil number where held. */
export const upn: Column = {
  name: 'upn',
  header: 'UPN',
  also: ['Unique pupil number'],
  type: 'id',
  required: false,
  personal: 'identifier',
  use: ['link'],
  description: 'Unique pupil number where held',
};

/** Token made at source with the board's tool, sent instead of the link columns. */
export const linkToken: Column = {
  name: 'link_token',
  header: 'Link token',
  type: 'id',
  required: false,
  personal: 'identifier',
  use: ['link'],
  description: "Token made at source with the board's tool, sent instead of the link columns",
};

/** Full name, read only to make the link token. */
export const linkName: Column = {
  name: 'link_name',
  header: 'Link name',
  also: ['Name'],
  type: 'text',
  required: false,
  personal: 'link_only',
  use: ['link'],
  description: 'Full name, read only to make the link token',
};

/** Home postcode, read only to make the link token. */
export const linkPostcode: Column = {
  name: 'link_postcode',
  header: 'Link postcode',
  also: ['Postcode'],
  type: 'text',
  required: false,
  personal: 'link_only',
  use: ['link'],
  description: 'Home postcode, read only to make the link token',
};

/** Date of birth, read only to make the link token. */
export const linkDob: Column = {
  name: 'link_dob',
  header: 'Link date of birth',
  also: ['DOB'],
  type: 'date',
  required: false,
  personal: 'link_only',
  use: ['link'],
  description: 'Date of birth, read only to make the link token',
};
