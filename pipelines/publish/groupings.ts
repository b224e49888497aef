import { codeLists } from '../../domain/code-lists/index.ts';
import type { Groupings } from './disclosure/rows.ts';

/** Breakdowns by group, and the group of each code, from the code lists: `source_group` -> `1A` -> `family_or_self`. */
export function groupingsOfCodeLists(): Groupings {
  const groupings = new Map<string, Map<string, string>>();
  for (const list of Object.values(codeLists)) {
    for (const set of Object.keys(list.groupSets ?? {})) {
      const groupOf = groupings.get(set) ?? new Map<string, string>();
      for (const { code, groups } of list.codes) if (groups?.[set]) groupOf.set(code, groups[set]);
      groupings.set(set, groupOf);
    }
  }
  return groupings;
}
