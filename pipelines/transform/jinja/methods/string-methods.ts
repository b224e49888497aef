import { type MethodTable, method } from './definition.ts';
import { CASE_METHODS } from './string-case.ts';
import { type FieldAccess, formatMap, formatString } from './string-format.ts';
import { PADDING_METHODS } from './string-padding.ts';
import { PART_METHODS } from './string-parts.ts';
import { SEARCH_METHODS } from './string-search.ts';

/** The methods of str; `access` is how format fields reach into values. */
export function stringMethods(access: FieldAccess): MethodTable<string> {
  return new Map([
    ...CASE_METHODS,
    ...SEARCH_METHODS,
    ...PART_METHODS,
    ...PADDING_METHODS,
    ['format', (text, args, kwargs) => formatString(text, args, kwargs, access)],
    method('format_map', ['mapping'], (text: string, mapping: unknown) => formatMap(text, mapping, access)),
  ]);
}
