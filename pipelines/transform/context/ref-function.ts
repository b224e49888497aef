/** ref() and source(): noted while parsing, resolved to relations while running. */
import type { ManifestNode, ManifestSource } from '../artifacts/manifest-types.ts';
import { DbtError, didYouMean } from '../errors.ts';
import { type JinjaProtocol, Kwargs, toStr } from '../jinja/index.ts';
import { splitArguments } from './arguments.ts';
import { projectObject } from './project-object.ts';
import { Relation } from './relation.ts';
import { relationOf } from './runtime.ts';
import type { Scope } from './scope.ts';

interface RefArguments {
  name: string;
  package: string | null;
  version: string | number | null;
}

function refArguments(given: unknown[]): RefArguments {
  const { positional, kwargs } = splitArguments(given);
  for (const key of kwargs.keys()) {
    if (key !== 'v' && key !== 'version')
      throw new DbtError('Compilation', `ref() got an unexpected keyword argument '${key}'`);
  }
  if (positional.length < 1 || positional.length > 2) {
    throw new DbtError('Compilation', `ref() takes at most two arguments (${positional.length} given)`);
  }
  for (const value of positional) {
    if (typeof value !== 'string')
      throw new DbtError('Compilation', `The name argument to ref() must be a string, got ${toStr(value)}`);
  }
  const version = kwargs.get('version') ?? kwargs.get('v') ?? null;
  return {
    name: toStr(positional.at(-1)),
    package: positional.length === 2 ? toStr(positional[0]) : null,
    version: version === null ? null : typeof version === 'number' ? version : toStr(version),
  };
}

/** `ref`: called it is a relation, and its `config` is the project's, which some packages read their version off. */
export function refObject(scope: Scope): { __jinja__: JinjaProtocol } {
  const call = refFunction(scope);
  return {
    __jinja__: {
      typeName: 'RefResolver',
      call: (args, kwargs) => call(...(kwargs?.size ? [...args, kwargs] : args)),
      getAttr: (name) => (name === 'config' ? projectObject(scope.runtime) : undefined),
    },
  };
}

/** ref(name), ref(package, name), ref(name, version=n). */
function refFunction(scope: Scope): (...given: unknown[]) => unknown {
  if (scope.mode === 'parse') {
    return (...given) => {
      scope.node.refs.push(refArguments(given));
      return relationOf(scope.runtime.loaded, scope.node);
    };
  }
  return (...given) => {
    const { name, package: packageName, version } = refArguments(given);
    const { state, deferred } = scope.runtime;
    const found = state.findRef(name, packageName, version, scope.packageName);
    if (!found) throw missingRef(scope, name, packageName);
    const stand =
      (scope.extras.__stand_ins__ as Map<string, ManifestNode> | undefined)?.get(found.unique_id) ??
      deferred?.get(found.unique_id);
    const target = stand ?? found;
    requireDependency(scope, found, `ref('${name}')`);
    if (target.config?.materialized === 'ephemeral') {
      if (!scope.ephemerals.includes(target.unique_id)) scope.ephemerals.push(target.unique_id);
      return limited(scope, cteRelation(target));
    }
    return limited(scope, relationOf(scope.runtime.loaded, target));
  };
}

/** source(source_name, table_name). */
export function sourceFunction(scope: Scope): (...given: unknown[]) => unknown {
  const read = (given: unknown[]): [string, string] => {
    const { positional } = splitArguments(given);
    if (positional.length !== 2)
      throw new DbtError('Compilation', `source() takes exactly two arguments (${positional.length} given)`);
    return [toStr(positional[0]), toStr(positional[1])];
  };
  if (scope.mode === 'parse') {
    return (...given) => {
      scope.node.sources.push(read(given));
      return relationOf(scope.runtime.loaded, scope.node);
    };
  }
  return (...given) => {
    const [sourceName, tableName] = read(given);
    const source = scope.runtime.state.findSource(sourceName, tableName, scope.packageName);
    if (!source) throw missingSource(scope, sourceName, tableName);
    requireDependency(scope, source, `source('${sourceName}', '${tableName}')`);
    const stand = (scope.extras.__stand_ins__ as Map<string, ManifestNode> | undefined)?.get(
      source.unique_id,
    );
    if (stand) {
      scope.ephemerals.push(stand.unique_id);
      return cteRelation(stand);
    }
    return limited(scope, relationOf(scope.runtime.loaded, source));
  };
}

/** What the CTE of an ephemeral model is called: after its alias, so that a user can choose the name. */
export function cteName(node: ManifestNode): string {
  return `__dbt__cte__${node.cte_name ?? node.alias ?? node.name}`;
}

/** The relation of an ephemeral model: its CTE's name, unquoted. */
export function cteRelation(node: ManifestNode): Relation {
  return new Relation(
    { identifier: cteName(node) },
    { type: 'cte', quote: { identifier: false }, include: { database: false, schema: false } },
  );
}

function limited(scope: Scope, relation: Relation): Relation {
  if (!scope.runtime.flags.empty || !LIMITED.has(scope.node.resource_type)) return relation;
  return new Relation(relation, {
    type: relation.type,
    external: relation.external,
    quote: relation.quotePolicy,
    include: relation.includePolicy,
    limit: 0,
  });
}

const LIMITED = new Set(['model', 'snapshot']);

/** A ref first met at run time would not have ordered the nodes: the error says which hint makes it known. */
function requireDependency(scope: Scope, target: ManifestNode | ManifestSource, call: string): void {
  const { node } = scope;
  if (
    node.resource_type === 'operation' ||
    node.resource_type === 'sql_operation' ||
    node.depends_on.nodes.includes(target.unique_id)
  )
    return;
  if (node.unique_id === target.unique_id || node.resource_type === 'unit_test') return;
  throw new DbtError(
    'Compilation',
    `dbt was unable to infer all dependencies for the model "${node.name}". This typically happens when ref() is placed within a conditional block.\n\nTo fix this, add the following hint to the top of the model "${node.name}":\n\n-- depends_on: {{ ${call} }}`,
  );
}

export function missingRef(scope: Scope, name: string, packageName: string | null): DbtError {
  const { state } = scope.runtime;
  const disabled = state.findDisabled(name).length > 0;
  const where = packageName ? ` in package '${packageName}'` : '';
  return new DbtError(
    'Compilation',
    `${scope.node.resource_type} '${scope.node.unique_id}' (${scope.node.original_file_path}) depends on a node named '${name}'${where} which ${disabled ? 'is disabled' : 'was not found'}.${disabled ? '' : didYouMean(name, state.refNames())}`,
  );
}

export function missingSource(scope: Scope, sourceName: string, tableName: string): DbtError {
  const { state } = scope.runtime;
  const full = `${sourceName}.${tableName}`;
  return new DbtError(
    'Compilation',
    `${scope.node.resource_type} '${scope.node.unique_id}' (${scope.node.original_file_path}) depends on a source named '${full}' which was not found.${didYouMean(full, state.sourceNames())}`,
  );
}

export { Kwargs };
