/** state:, result: and source_status: what differs from an earlier run. */
import type { Manifest } from '../artifacts/manifest-types.ts';
import { DbtError } from '../errors.ts';
import type { Dag, GraphNode } from './dag.ts';
import type { PreviousState } from './previous-state.ts';
import { isSameNode, sameness } from './same-node.ts';
import type { Criterion } from './selection-spec.ts';

type Old = Record<string, any> | undefined;
type Check = (old: Old, node: GraphNode) => boolean;

/** Built-in macros are each runner's own: an earlier manifest may be dbt's. */
const BUILT_IN = /^macro\.(dbt|dbt_duckdb)\./;

/** Answers which nodes a criterion of one of those methods means. `current` is the sources.json of the target folder. */
export function stateSelection(
  dag: Dag,
  manifest: Manifest,
  previous: PreviousState | undefined,
  current: Record<string, any> | undefined,
): (criterion: Criterion) => Set<string> {
  const isMacroChanged = previous?.manifest ? changedMacros(previous.manifest, manifest) : () => false;
  const isModified: Check = (old, node) => !isSameNode(old, node) || isMacroChanged(node);
  const part =
    (name: keyof typeof sameness): Check =>
    (old, node) =>
      sameness[name].applies(node) && !(old && sameness[name].same(old, node));
  const checks: Record<string, Check> = {
    new: (old) => old === undefined,
    old: (old) => old !== undefined,
    modified: isModified,
    unmodified: (old, node) => !isModified(old, node),
    'modified.body': part('body'),
    'modified.configs': part('configs'),
    'modified.persisted_descriptions': part('persisted_descriptions'),
    'modified.relation': part('relation'),
    'modified.macros': (_, node) => isMacroChanged(node),
    'modified.contract': part('contract'),
  };
  const matching = (test: (id: string, node: GraphNode) => boolean): Set<string> =>
    new Set([...dag.nodes].filter(([id, node]) => test(id, node)).map(([id]) => id));
  return ({ method, methodArguments, value }) => {
    if (method === 'state') {
      const name = [value, ...methodArguments].join('.');
      const check = checks[name];
      if (!check)
        throw new DbtError(
          'Runtime',
          `Got an invalid selector "${name}", expected one of "${Object.keys(checks).join(', ')}"`,
        );
      const old = previous?.manifest;
      if (!old)
        throw new DbtError(
          'Runtime',
          'Got a state selector method, but no comparison manifest: pass --state',
        );
      return matching((id, node) =>
        check(old.nodes[id] ?? old.sources[id] ?? old.exposures[id] ?? old.unit_tests?.[id], node),
      );
    }
    if (method === 'result') {
      if (!previous?.runResults) throw new DbtError('Runtime', 'No comparison run_results: pass --state');
      const ids = new Set(
        previous.runResults.results
          .filter((result: Record<string, any>) => result.status === value)
          .map((result: Record<string, any>) => result.unique_id),
      );
      return matching((id) => ids.has(id));
    }
    return fresher(previous?.sources, current, value, matching);
  };
}

function fresher(
  before: Record<string, any> | undefined,
  now: Record<string, any> | undefined,
  value: string,
  matching: (test: (id: string) => boolean) => Set<string>,
): Set<string> {
  if (!before)
    throw new DbtError(
      'Runtime',
      'No previous state comparison freshness results in sources.json: pass --state',
    );
  if (!now)
    throw new DbtError(
      'Runtime',
      'No current state comparison freshness results in sources.json: run `source freshness` first',
    );
  const loaded = (file: Record<string, any>): Map<string, number> =>
    new Map(
      file.results
        .filter((result: Record<string, any>) => result.max_loaded_at)
        .map((result: Record<string, any>) => [result.unique_id, Date.parse(result.max_loaded_at)]),
    );
  const [earlier, later] = [loaded(before), loaded(now)];
  return matching(
    (id) =>
      value === 'fresher' && later.has(id) && later.get(id)! > (earlier.get(id) ?? Number.NEGATIVE_INFINITY),
  );
}

/** Whether a node calls, itself or through other macros, a macro that was changed, added or taken away. */
function changedMacros(old: Manifest, now: Manifest): (node: Record<string, any>) => boolean {
  const changed = new Set<string>();
  for (const id of new Set([...Object.keys(old.macros), ...Object.keys(now.macros)]))
    if (!BUILT_IN.test(id) && old.macros[id]?.macro_sql !== now.macros[id]?.macro_sql) changed.add(id);
  if (!changed.size) return () => false;
  const reaches = (holder: Record<string, any>, seen: Set<string>): boolean =>
    (holder.depends_on?.macros ?? []).some((id: string) => {
      if (seen.has(id)) return false;
      seen.add(id);
      return changed.has(id) || reaches(now.macros[id] ?? {}, seen);
    });
  return (node) => reaches(node, new Set());
}
