import type { CodeList } from './code-list.ts';

/** Ethnicity. Source: DfE codes as used by CIN census and SSDA903; police 16+1 codes as synonyms; board_group as Warwickshire prints it (Unborn is added by rule). */
export const ethnicities: CodeList = {
  name: 'ethnicities',
  title: 'Ethnicity',
  source:
    'DfE codes as used by CIN census and SSDA903; police 16+1 codes as synonyms; board_group as Warwickshire prints it (Unborn is added by rule)',
  open: false,
  groupSets: {
    ethnic_group: {
      white: 'White',
      mixed: 'Mixed',
      asian: 'Asian or Asian British',
      black: 'Black or Black British',
      other: 'Other ethnic group',
      not_recorded: 'Not recorded',
    },
    board_group: {
      white_british_irish_other: 'White British, Irish or other',
      bme: 'Black and minority ethnic',
      not_recorded: 'Not recorded',
    },
  },
  codes: [
    {
      code: 'WBRI',
      label: 'White British',
      synonyms: ['W1', 'White - British', 'British'],
      groups: { ethnic_group: 'white', board_group: 'white_british_irish_other' },
    },
    {
      code: 'WIRI',
      label: 'White Irish',
      synonyms: ['W2', 'White - Irish', 'Irish'],
      groups: { ethnic_group: 'white', board_group: 'white_british_irish_other' },
    },
    {
      code: 'WIRT',
      label: 'Traveller of Irish heritage',
      synonyms: ['Irish Traveller'],
      groups: { ethnic_group: 'white', board_group: 'bme' },
    },
    {
      code: 'WROM',
      label: 'Gypsy/Roma',
      synonyms: ['W3', 'Gypsy or Roma', 'Roma'],
      groups: { ethnic_group: 'white', board_group: 'bme' },
    },
    {
      code: 'WOTH',
      label: 'Any other White background',
      synonyms: ['W9', 'White - Other', 'Other White'],
      groups: { ethnic_group: 'white', board_group: 'white_british_irish_other' },
    },
    {
      code: 'MWBC',
      label: 'White and Black Caribbean',
      synonyms: ['M1'],
      groups: { ethnic_group: 'mixed', board_group: 'bme' },
    },
    {
      code: 'MWBA',
      label: 'White and Black African',
      synonyms: ['M2'],
      groups: { ethnic_group: 'mixed', board_group: 'bme' },
    },
    {
      code: 'MWAS',
      label: 'White and Asian',
      synonyms: ['M3'],
      groups: { ethnic_group: 'mixed', board_group: 'bme' },
    },
    {
      code: 'MOTH',
      label: 'Any other mixed background',
      synonyms: ['M9', 'Other mixed'],
      groups: { ethnic_group: 'mixed', board_group: 'bme' },
    },
    {
      code: 'AIND',
      label: 'Indian',
      synonyms: ['A1'],
      groups: { ethnic_group: 'asian', board_group: 'bme' },
    },
    {
      code: 'APKN',
      label: 'Pakistani',
      synonyms: ['A2'],
      groups: { ethnic_group: 'asian', board_group: 'bme' },
    },
    {
      code: 'ABAN',
      label: 'Bangladeshi',
      synonyms: ['A3'],
      groups: { ethnic_group: 'asian', board_group: 'bme' },
    },
    {
      code: 'AOTH',
      label: 'Any other Asian background',
      synonyms: ['A9', 'Other Asian'],
      groups: { ethnic_group: 'asian', board_group: 'bme' },
    },
    {
      code: 'BCRB',
      label: 'Caribbean',
      synonyms: ['B1', 'Black Caribbean'],
      groups: { ethnic_group: 'black', board_group: 'bme' },
    },
    {
      code: 'BAFR',
      label: 'African',
      synonyms: ['B2', 'Black African'],
      groups: { ethnic_group: 'black', board_group: 'bme' },
    },
    {
      code: 'BOTH',
      label: 'Any other Black background',
      synonyms: ['B9', 'Other Black'],
      groups: { ethnic_group: 'black', board_group: 'bme' },
    },
    {
      code: 'CHNE',
      label: 'Chinese',
      synonyms: ['O1', 'A4'],
      groups: { ethnic_group: 'other', board_group: 'bme' },
    },
    {
      code: 'OOTH',
      label: 'Any other ethnic group',
      synonyms: ['O2', 'O9', 'Arab'],
      groups: { ethnic_group: 'other', board_group: 'bme' },
    },
    {
      code: 'REFU',
      label: 'Refused',
      synonyms: ['Declined'],
      groups: { ethnic_group: 'not_recorded', board_group: 'not_recorded' },
    },
    {
      code: 'NOBT',
      label: 'Information not yet obtained',
      synonyms: ['NS', 'Not stated', 'Not known', 'Unknown', 'Not recorded'],
      groups: { ethnic_group: 'not_recorded', board_group: 'not_recorded' },
    },
  ],
};
