import { APPLY_FILTERS } from './apply-filters.ts';
import type { FilterFunction } from './definition.ts';
import { HTML_FILTERS } from './html-filters.ts';
import { NUMBER_FILTERS } from './number-filters.ts';
import { SEQUENCE_FILTERS } from './sequence-filters.ts';
import { TEXT_FILTERS } from './text-filters.ts';
import { VALUE_FILTERS } from './value-filters.ts';

/** Jinja's filters and dbt's by name. */
export const FILTERS: ReadonlyMap<string, FilterFunction> = new Map([
  ...TEXT_FILTERS,
  ...SEQUENCE_FILTERS,
  ...APPLY_FILTERS,
  ...NUMBER_FILTERS,
  ...HTML_FILTERS,
  ...VALUE_FILTERS,
]);
