import { excusedKeys, excusedPaths } from './conformance-exceptions.ts';

const sections = [
  'nodes',
  'sources',
  'exposures',
  'unit_tests',
  'docs',
  'macros',
  'disabled',
  'groups',
  'selectors',
  'parent_map',
  'child_map',
  'group_map',
] as const;

/** Compares two manifests entry by entry; the macros and docs of dbt itself are left out. One line a difference. */
export function manifestDifferences(ours: any, theirs: any): string[] {
  const lines: string[] = [];
  for (const section of sections) {
    const own = (id: string) =>
      !['macros', 'docs'].includes(section) || !/^(macro|doc)\.(dbt|dbt_duckdb)\./.test(id);
    const ids = new Set(
      [...Object.keys(ours[section] ?? {}), ...Object.keys(theirs[section] ?? {})].filter(own),
    );
    for (const id of [...ids].sort()) {
      const a = ours[section]?.[id];
      const b = theirs[section]?.[id];
      if (a === undefined || b === undefined)
        lines.push(`${section} ${id}: only ${a === undefined ? 'dbt has it' : 'ours has it'}`);
      else differences(normal(section, a), normal(section, b), `${section} ${id}`, lines);
    }
  }
  return lines;
}

function normal(section: string, entry: any): any {
  return section.endsWith('_map') && Array.isArray(entry) ? [...entry].sort() : entry;
}

function differences(a: any, b: any, path: string, lines: string[]): void {
  if (a && b && typeof a === 'object' && typeof b === 'object' && Array.isArray(a) === Array.isArray(b)) {
    // dbt's static parser gives these as sets, in an order that changes from run to run.
    if (Array.isArray(a) && Array.isArray(b) && /(depends_on\.(macros|nodes)|\.sources|\.refs)$/.test(path)) {
      a = sorted(a);
      b = sorted(b);
    }
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      if (key in excusedKeys) continue;
      differences(a[key], b[key], `${path}.${key}`, lines);
    }
    return;
  }
  if (a !== b && !excusedPaths.some(([pattern]) => pattern.test(path.replace(/\.\d+$/, ''))))
    lines.push(`${path}: ${show(a)} against ${show(b)}`);
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'absent';
  return text.length > 160 ? `${text.slice(0, 160)}...` : text;
}

function sorted(list: readonly unknown[]): unknown[] {
  return [...list].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
}
