import type { CodeList } from './code-list.ts';

/** Areas. Source: reference extract areas, by code, name or other name; boards load their own. */
export const areas: CodeList = {
  name: 'areas',
  title: 'Areas',
  source: 'reference extract areas, by code, name or other name; boards load their own',
  open: false,
  codesFrom: 'areas',
  codes: [],
};
