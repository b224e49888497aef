/** What each selection method matches. */

import { DbtError } from '../errors.ts';
import type { LoadedProject } from '../project/loaded-project.ts';
import type { Dag, GraphNode } from './dag.ts';
import type { Criterion } from './selection-spec.ts';

export interface SelectionContext {
  dag: Dag;
  loaded: LoadedProject;
  /** Answers the unique_ids for state:, result: and source_status:; absent without --state. */
  byState?: (criterion: Criterion) => Set<string>;
  /** A selector of selectors.yml by name. */
  bySelector?: (name: string) => Set<string>;
}

/** Unix shell wildcards: *, ?, [seq]. */
export function wildcard(pattern: string): RegExp {
  let source = '';
  for (let i = 0; i < pattern.length; i++) {
    const letter = pattern[i]!;
    if (letter === '*') source += '.*';
    else if (letter === '?') source += '.';
    else if (letter === '[' && pattern.indexOf(']', i) > i) {
      const end = pattern.indexOf(']', i);
      source += `[${pattern
        .slice(i + 1, end)
        .replace(/^!/, '^')
        .replace(/\\/g, '\\\\')}]`;
      i = end;
    } else source += letter.replace(/[.+^${}()|\\/]/g, '\\$&');
  }
  return new RegExp(`^${source}$`, 's');
}

const hasWildcard = (text: string): boolean => /[*?[]/.test(text);
const matches = (text: string, pattern: string): boolean =>
  hasWildcard(pattern) ? wildcard(pattern).test(text) : text === pattern;

type Method = (context: SelectionContext, criterion: Criterion, node: GraphNode) => boolean;

/** A name, or the beginning of the path of folders to it, with wildcards from some part on. */
function matchesFqn(node: GraphNode, pattern: string): boolean {
  const fqn: string[] = node.fqn ?? [];
  const versioned = node.version !== null && node.version !== undefined && node.resource_type === 'model';
  return fqnMatches(fqn, pattern, versioned) || fqnMatches(fqn.slice(1), pattern, versioned);
}

function fqnMatches(fqn: string[], pattern: string, versioned: boolean): boolean {
  const wanted = pattern.split('.');
  const leaf = versioned ? fqn.at(-2) : fqn.at(-1);
  if (leaf === pattern) return true;
  if (
    versioned &&
    (fqn.slice(-2).join('.') === wanted.slice(-2).join('.') || fqn.slice(-2).join('_') === pattern)
  )
    return true;
  const flat = fqn.flatMap((part) => part.split('.'));
  if (flat.length < wanted.length) return false;
  const wildFrom = wanted.findIndex((part) => /[*?[\]]/.test(part));
  const exact = wildFrom < 0 ? wanted.length : wildFrom;
  for (let i = 0; i < exact; i++) if (flat[i] !== wanted[i]) return false;
  if (wildFrom < 0) return true;
  if (wildcard(wanted.slice(wildFrom).join('.')).test(flat.slice(wildFrom).join('.'))) return true;
  return wanted.length === 1 && leaf !== undefined && wildcard(pattern).test(leaf);
}

function matchesConfig(criterion: Criterion, node: GraphNode): boolean {
  const path = criterion.methodArguments;
  let values: unknown[] = [node.config ?? {}];
  for (const key of path)
    values = values.map((value) =>
      value && typeof value === 'object' ? (value as Record<string, unknown>)[key] : undefined,
    );
  const found = values[0];
  if (found === undefined) return false;
  const wanted = criterion.value;
  // As in dbt a criterion is a text: it equals texts and, in any case, true and false, but no number.
  const equals = (item: unknown) =>
    typeof item === 'boolean' ? String(item) === wanted.toLowerCase() : item === wanted;
  if (Array.isArray(found)) return found.some(equals);
  if (found && typeof found === 'object') return wanted in found;
  return equals(found);
}

function matchesPath(context: SelectionContext, criterion: Criterion, node: GraphNode): boolean {
  const wanted = criterion.value.replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/+$/, '');
  const file: string = node.original_file_path ?? '';
  if (
    node.package_name !== context.loaded.root.name &&
    !hasWildcard(wanted) &&
    !wanted.includes(context.loaded.root.packagesInstallPath)
  )
    return false;
  const candidates = [file];
  const patch = typeof node.patch_path === 'string' ? node.patch_path.split('://').at(-1)! : undefined;
  if (patch) candidates.push(patch);
  return candidates.some((path) =>
    hasWildcard(wanted)
      ? globPath(wanted).test(path) || [...prefixes(path)].some((prefix) => globPath(wanted).test(prefix))
      : path === wanted || path.startsWith(`${wanted}/`),
  );
}

function* prefixes(path: string): Iterable<string> {
  const parts = path.split('/');
  for (let i = 1; i < parts.length; i++) yield parts.slice(0, i).join('/');
}

function globPath(pattern: string): RegExp {
  const source = pattern
    .split('**')
    .map((part) =>
      part
        .replace(/[.+^${}()|\\]/g, '\\$&')
        .replace(/\*/g, '[^/]*')
        .replace(/\?/g, '[^/]'),
    )
    .join('.*');
  return new RegExp(`^${source}$`);
}

function matchesSource(criterion: Criterion, node: GraphNode): boolean {
  if (node.resource_type !== 'source') return false;
  const parts = criterion.value.split('.');
  if (parts.length > 3)
    throw new DbtError(
      'Usage',
      `Invalid source selector value "${criterion.value}". Sources must be of the form \`\${source_name}\`, \`\${source_name}.\${target_name}\`, or \`\${package_name}.\${source_name}.\${target_name}`,
    );
  const [packageName, source, table] =
    parts.length === 1
      ? ['*', parts[0]!, '*']
      : parts.length === 2
        ? ['*', parts[0]!, parts[1]!]
        : [parts[0]!, parts[1]!, parts[2]!];
  return (
    matches(node.package_name, packageName) && matches(node.source_name, source) && matches(node.name, table)
  );
}

function matchesNamed(criterion: Criterion, node: GraphNode, type: string): boolean {
  if (node.resource_type !== type) return false;
  const parts = criterion.value.split('.');
  const name = parts.at(-1)!;
  const packageName = parts.length > 1 ? parts[0]! : '*';
  return matches(node.package_name, packageName) && matches(node.name, name);
}

function testTypes(node: GraphNode): string[] {
  if (node.resource_type === 'unit_test') return ['unit'];
  if (node.resource_type !== 'test') return [];
  return node.test_metadata ? ['generic', 'data', 'schema'] : ['singular', 'data'];
}

const ACCESS = (node: GraphNode): string | undefined =>
  node.resource_type === 'model' ? node.access : undefined;

const SIMPLE: Record<string, Method> = {
  fqn: (_, criterion, node) => node.resource_type !== 'source' && matchesFqn(node, criterion.value),
  wildcard: (_, criterion, node) => node.resource_type !== 'source' && matchesFqn(node, criterion.value),
  tag: (_, criterion, node) =>
    [...(node.tags ?? []), ...(node.resource_type === 'unit_test' ? (node.config?.tags ?? []) : [])].some(
      (tag: string) => matches(tag, criterion.value),
    ),
  group: (_, criterion, node) => node.group === criterion.value || node.config?.group === criterion.value,
  access: (_, criterion, node) => ACCESS(node) === criterion.value,
  source: (_, criterion, node) => matchesSource(criterion, node),
  path: matchesPath,
  file: (_, criterion, node) => {
    const name = String(node.original_file_path ?? '')
      .split('/')
      .at(-1)!;
    return matches(name, criterion.value) || matches(name.replace(/\.[^.]+$/, ''), criterion.value);
  },
  package: (context, criterion, node) =>
    matches(node.package_name, criterion.value === 'this' ? context.loaded.root.name : criterion.value),
  config: (_, criterion, node) =>
    ['model', 'seed', 'snapshot', 'test', 'analysis', 'source', 'operation'].includes(node.resource_type) &&
    matchesConfig(criterion, node),
  test_name: (_, criterion, node) =>
    node.resource_type === 'unit_test'
      ? matches(node.name, criterion.value)
      : node.resource_type === 'test' &&
        node.test_metadata &&
        matches(node.test_metadata.name, criterion.value),
  test_type: (_, criterion, node) => {
    const wanted = criterion.value;
    if (!['generic', 'singular', 'schema', 'data', 'unit'].includes(wanted))
      throw new DbtError(
        'Usage',
        `Invalid test type selector ${wanted}: expected "generic", "singular", "unit", or "data"`,
      );
    const types = testTypes(node);
    return wanted === 'schema'
      ? types.includes('generic')
      : wanted === 'data'
        ? types.includes('data')
        : types.includes(wanted);
  },
  resource_type: (_, criterion, node) =>
    node.resource_type === criterion.value ||
    (criterion.value === 'data_test' && node.resource_type === 'test'),
  exposure: (_, criterion, node) => matchesNamed(criterion, node, 'exposure'),
  unit_test: (_, criterion, node) => matchesNamed(criterion, node, 'unit_test'),
  metric: (_, criterion, node) => matchesNamed(criterion, node, 'metric'),
  semantic_model: (_, criterion, node) => matchesNamed(criterion, node, 'semantic_model'),
  saved_query: (_, criterion, node) => matchesNamed(criterion, node, 'saved_query'),
  function: (_, criterion, node) => matchesNamed(criterion, node, 'function'),
  version: (_, criterion, node) => {
    if (node.resource_type !== 'model') return false;
    const { version, latest_version: latest } = node;
    const none = version === null || version === undefined;
    if (criterion.value === 'none') return none;
    if (none) return false;
    if (criterion.value === 'latest') return String(version) === String(latest);
    if (criterion.value === 'prerelease') return Number(version) > Number(latest);
    if (criterion.value === 'old') return Number(version) < Number(latest);
    throw new DbtError(
      'Usage',
      `Invalid version type selector ${criterion.value}: expected one of: "latest", "prerelease", "old", or "none"`,
    );
  },
};

/** The nodes that a criterion's method and value match, graph operators left out of account. */
export function collect(context: SelectionContext, criterion: Criterion): Set<string> {
  if (['state', 'result', 'source_status'].includes(criterion.method)) {
    if (!context.byState)
      throw new DbtError(
        'Runtime',
        `Got a ${criterion.method} selector method, but no comparison manifest: pass --state`,
      );
    return context.byState(criterion);
  }
  if (criterion.method === 'selector') {
    if (!context.bySelector)
      throw new DbtError('Runtime', `Could not find selector named ${criterion.value}`);
    return context.bySelector(criterion.value);
  }
  const method = SIMPLE[criterion.method]!;
  const found = new Set<string>();
  for (const [id, node] of context.dag.nodes) if (method(context, criterion, node)) found.add(id);
  return found;
}
