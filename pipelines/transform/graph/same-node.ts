/** Whether a node is what it was in an earlier manifest, by the parts that dbt compares. */
import type { GraphNode } from './dag.ts';

type Node = Record<string, any>;

interface Part {
  /** Nodes that have this part at all. */
  applies(node: GraphNode): boolean;
  same(old: Node, node: Node): boolean;
}

const equal = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

/** JSON with keys in order, so that two mappings with the same entries are equal. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_, item) =>
    item && typeof item === 'object' && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}

/** Config keys that do not count: they are part of the relation, or only group nodes. */
const UNCOMPARED = new Set(['alias', 'schema', 'database', 'tags', 'group']);
const TEST_CONFIG = [
  'severity',
  'where',
  'limit',
  'fail_calc',
  'warn_if',
  'error_if',
  'store_failures',
  'store_failures_as',
  'sql_header',
];

function sameConfig(old: Node, node: Node): boolean {
  const [a, b]: Node[] = [old.unrendered_config ?? {}, node.unrendered_config ?? {}];
  const keys =
    node.resource_type === 'test'
      ? TEST_CONFIG
      : [...new Set([...Object.keys(a!), ...Object.keys(b!)])].filter((key) => !UNCOMPARED.has(key));
  return keys.every((key) => key in a! === key in b! && equal(a![key], b![key]));
}

function sameDescriptions(old: Node, node: Node): boolean {
  const kept = node.config?.persist_docs ?? {};
  const columns = (holder: Node) =>
    Object.fromEntries(
      Object.entries(holder.columns ?? {}).map(([name, column]) => [name, (column as Node).description]),
    );
  return (
    (!kept.relation || old.description === node.description) &&
    (!kept.columns || equal(columns(old), columns(node)))
  );
}

function sameContract(old: Node, node: Node): boolean {
  const [before, now] = [old.contract?.enforced ?? false, node.contract?.enforced ?? false];
  if (!before && !now) return true;
  return before && now && old.contract.checksum === node.contract.checksum;
}

const isParsed = (node: Node): boolean =>
  ['model', 'seed', 'snapshot', 'test', 'analysis', 'operation'].includes(node.resource_type);

/** The parts that `state:modified.<part>` names. */
export const sameness = {
  body: {
    applies: isParsed,
    same: (old, node) =>
      node.resource_type === 'seed' ? equal(old.checksum, node.checksum) : old.raw_code === node.raw_code,
  },
  configs: {
    applies: (node) => isParsed(node) || ['source', 'exposure'].includes(node.resource_type),
    same: sameConfig,
  },
  persisted_descriptions: { applies: isParsed, same: sameDescriptions },
  relation: {
    applies: (node) => isParsed(node) || node.resource_type === 'source',
    same: (old, node) =>
      node.resource_type === 'source'
        ? sameSourceRelation(old, node)
        : ['database', 'schema', 'alias'].every((key) =>
            equal(old.unrendered_config?.[key], node.unrendered_config?.[key]),
          ),
  },
  contract: { applies: isParsed, same: sameContract },
} satisfies Record<string, Part>;

function sameSourceRelation(old: Node, node: Node): boolean {
  return ['unrendered_database', 'unrendered_schema', 'identifier'].every((key) =>
    equal(old[key], node[key]),
  );
}

const EXPOSURE_KEYS = ['fqn', 'type', 'owner', 'maturity', 'url', 'description', 'label'];

/** Whether nothing that dbt compares differs. A node that was not there is another one, a source or exposure is not. */
export function isSameNode(old: Node | undefined, node: GraphNode): boolean {
  const type = node.resource_type;
  if (!old) return type === 'source' || type === 'exposure';
  if (type === 'unit_test') return equal(old.checksum, node.checksum);
  if (type === 'exposure')
    return (
      EXPOSURE_KEYS.every((key) => equal(old[key], node[key])) &&
      equal([...old.depends_on.nodes].sort(), [...node.depends_on.nodes].sort()) &&
      sameConfig(old, node)
    );
  if (type === 'source')
    return (
      sameSourceRelation(old, node) &&
      ['fqn', 'quoting', 'freshness', 'loaded_at_field', 'external'].every((key) =>
        equal(old[key], node[key]),
      ) &&
      sameConfig(old, node)
    );
  if (type === 'test' && node.test_metadata) return sameConfig(old, node) && equal(old.fqn, node.fqn);
  return (
    Object.values(sameness).every((part) => part.same(old, node)) &&
    equal(old.fqn, node.fqn) &&
    (type !== 'model' ||
      ['latest_version', 'access', 'deprecation_date'].every((key) => equal(old[key], node[key])))
  );
}
