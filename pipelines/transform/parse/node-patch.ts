/** What a schema file says of an existing node, put onto it. */
import type { ManifestNode } from '../artifacts/manifest-types.ts';
import { DbtError, didYouMean } from '../errors.ts';
import type { Project } from '../project/project-file.ts';
import { columnInfo, constraintInfo } from './columns.ts';
import { contractChecksum } from './contract.ts';
import { type ParseContext, updateConfig, WRITTEN } from './parse-context.ts';

type Entry = Record<string | symbol, any>;

/** An entry as its tests are to be read: one for each version of a versioned model. */
export interface PatchTarget {
  entry: Entry;
  version: string | number | null;
}

const SINGULAR: Record<string, string> = {
  models: 'model',
  seeds: 'seed',
  snapshots: 'snapshot',
  analyses: 'analysis',
};

/** Applies an entry of models, seeds, snapshots or analyses. Answers what its tests stand on. */
export function patchNode(
  context: ParseContext,
  project: Project,
  file: string,
  key: string,
  entry: Entry,
): PatchTarget[] {
  if (key === 'models' && entry.versions?.length) return patchVersions(context, project, file, entry);
  const { state } = context;
  const type = SINGULAR[key]!;
  const node =
    type === 'analysis'
      ? state.manifest.nodes[`analysis.${project.name}.${entry.name}`]
      : (state.findRef(entry.name, project.name, null, project.name) ??
        state.findRef(entry.name, null, null, project.name));
  if (node && node.resource_type !== type) {
    context.runtime.warn(
      `'${entry.name}' is a ${node.resource_type} node, but it is specified in the ${key} section of ${file}.\nTo fix this error, place the \`${entry.name}\` specification under the ${node.resource_type}s key instead.`,
      'WrongResourceSchemaFile',
    );
    // As in dbt the entry says nothing of the node, but its tests are tests.
    return [{ entry, version: null }];
  }
  if (node) {
    if (node.patch_path) {
      throw new DbtError(
        'Compilation',
        `dbt found two schema.yml entries for the same resource named ${entry.name}. Resources and their associated columns may only be described a single time. To fix this, remove one of the resource entries for ${entry.name} in this file:\n- ${node.patch_path.split('://')[1]}\n- ${file}`,
      );
    }
    applyPatch(context, project, file, node, entry);
    return [{ entry, version: null }];
  }
  const disabled = state
    .findDisabled(entry.name, [type])
    .filter((item) => item.package_name === project.name);
  if (!disabled.length) {
    const names = state.refNames();
    context.runtime.warn(
      `Did not find matching node for patch with name '${entry.name}' in the '${key}' section of file '${file}'${didYouMean(entry.name, names)}`,
      'NoNodeForYamlKey',
    );
    return [{ entry, version: null }];
  }
  for (const item of disabled) applyPatch(context, project, file, item, entry);
  return [{ entry, version: null }];
}

function applyPatch(
  context: ParseContext,
  project: Project,
  file: string,
  node: ManifestNode,
  entry: Entry,
): void {
  const { state } = context;
  const notes = state.notesOf(node);
  node.patch_path = `${project.name}://${file}`;
  notes.patchFile = file;
  const wasEnabled = Boolean(state.manifest.nodes[node.unique_id] === node);
  if (entry.config && Object.keys(entry.config).length)
    updateConfig(context, node, notes.configCalls, entry.config, notes.unrenderedCalls, entry[WRITTEN]);
  node.created_at = Date.now() / 1000;
  node.description = entry.description ?? '';
  node.columns = columnInfo(entry.columns);
  if (node.resource_type === 'model') {
    if (entry.deprecation_date !== undefined) node.deprecation_date = entry.deprecation_date;
    if (entry.access) node.access = entry.access;
    if (entry.time_spine) node.time_spine = timeSpine(entry.time_spine);
    patchConstraints(node, entry.constraints ?? []);
    if (node.config.contract?.enforced) node.contract!.checksum = contractChecksum(node);
  }
  const enabled = node.config.enabled;
  if (wasEnabled && !enabled) {
    state.removeNode(node);
    const list = state.manifest.disabled[node.unique_id] ?? [];
    list.push(node);
    state.manifest.disabled[node.unique_id] = list;
  } else if (!wasEnabled && enabled) {
    const rest = (state.manifest.disabled[node.unique_id] ?? []).filter((item) => item !== node);
    if (rest.length) state.manifest.disabled[node.unique_id] = rest;
    else delete state.manifest.disabled[node.unique_id];
    state.addNode(node, notes);
  }
}

/** A model of days that metrics are counted along; here it is only told to those who read the manifest. */
function timeSpine(given: Entry): Entry {
  return {
    standard_granularity_column: given.standard_granularity_column,
    custom_granularities: (given.custom_granularities ?? []).map((item: Entry) => ({
      name: item.name,
      column_name: item.column_name ?? null,
    })),
  };
}

function patchConstraints(node: ManifestNode, constraints: Entry[]): void {
  if (node.config.contract?.enforced && !Object.keys(node.columns).length) {
    throw new DbtError(
      'Parsing',
      `Contract enforcement failed for: (${node.original_file_path})\nConstraints must be defined in a \`yml\` schema configuration file like \`schema.yml\`.`,
    );
  }
  const keys = Object.values(node.columns).filter((column) =>
    column.constraints.some((constraint) => constraint.type === 'primary_key'),
  );
  if (
    keys.length > 1 ||
    (keys.length && constraints.some((constraint) => constraint.type === 'primary_key'))
  ) {
    throw new DbtError(
      'Parsing',
      `Primary key constraint error: (${node.original_file_path})\nPrimary keys can be defined at the model level or for one column, not more.`,
    );
  }
  node.constraints = constraints.map((constraint) => ({
    ...constraintInfo(constraint),
    columns: constraint.columns ?? [],
  }));
  const all = [...node.constraints, ...Object.values(node.columns).flatMap((column) => column.constraints)];
  for (const constraint of all) {
    if (constraint.type !== 'foreign_key' || !constraint.to) continue;
    noteReference(node, String(constraint.to));
  }
}

/** The ref or source that a foreign key names is a dependency. */
function noteReference(node: ManifestNode, text: string): void {
  const ref = /^\s*ref\(\s*(?:(['"])([^'"]+)\1\s*,\s*)?(['"])([^'"]+)\3\s*\)\s*$/.exec(text);
  const source = /^\s*source\(\s*(['"])([^'"]+)\1\s*,\s*(['"])([^'"]+)\3\s*\)\s*$/.exec(text);
  if (ref) node.refs.push({ name: ref[4]!, package: ref[2] ?? null, version: null });
  else if (source) node.sources.push([source[2]!, source[4]!]);
  else
    throw new DbtError(
      'Parsing',
      `Invalid 'ref' or 'source' syntax on foreign key constraint 'to' on model ${node.name}: ${text}.`,
    );
}

/** A versioned model: each version is a node of its own, found by its file's name. */
function patchVersions(context: ParseContext, project: Project, file: string, entry: Entry): PatchTarget[] {
  const { state } = context;
  const latest =
    entry.latest_version ??
    [...entry.versions]
      .map((version: Entry) => version.v)
      .sort((a, b) => Number(a) - Number(b) || (String(a) < String(b) ? -1 : 1))
      .at(-1);
  const targets: PatchTarget[] = [];
  for (const version of entry.versions as Entry[]) {
    const suffix = `v${version.v}`;
    const fileName = version.defined_in ?? `${entry.name}_${suffix}`;
    const node =
      state.findRef(fileName, project.name, null, project.name) ??
      (String(version.v) === String(latest)
        ? state.findRef(entry.name, project.name, null, project.name)
        : undefined);
    if (!node) {
      context.runtime.warn(
        `Did not find matching node for patch with name '${fileName}' in the 'models' section of file '${file}'`,
      );
      continue;
    }
    const notes = state.notesOf(node);
    state.removeNode(node);
    node.unique_id = `model.${project.name}.${entry.name}.${suffix}`;
    node.name = entry.name;
    node.fqn[node.fqn.length - 1] = entry.name;
    node.fqn.push(suffix);
    node.version = version.v;
    node.latest_version = latest;
    const columns = versionColumns(entry.columns ?? [], version.columns);
    const merged: Entry = {
      ...entry,
      description: version.description ?? entry.description,
      columns,
      config: { ...(entry.config ?? {}), ...(version.config ?? {}) },
      [WRITTEN]: version[WRITTEN],
      data_tests: version.data_tests ?? entry.data_tests,
      constraints: version.constraints ?? entry.constraints,
      deprecation_date: version.deprecation_date,
    };
    state.addNode(node, notes);
    updateConfig(context, node, notes.configCalls, merged.config, notes.unrenderedCalls, merged[WRITTEN]);
    applyPatch(context, project, file, node, merged);
    targets.push({ entry: merged, version: version.v });
  }
  return targets;
}

function versionColumns(base: Entry[], given: Entry[] | undefined): Entry[] {
  if (!given) return base;
  const selector = given.find((column) => 'include' in column || 'exclude' in column);
  const own = given.filter((column) => 'name' in column);
  const excluded = new Set<string>([selector?.exclude ?? []].flat());
  const include = selector?.include ?? 'all';
  const kept = base.filter(
    (column) =>
      (include === 'all' || include === '*' || [include].flat().includes(column.name)) &&
      !excluded.has(column.name),
  );
  const replaced = new Set(own.map((column) => column.name));
  return selector
    ? [...kept.filter((column) => !replaced.has(column.name)), ...own]
    : [...base.filter((column) => !replaced.has(column.name)), ...own];
}

/** Puts a description and documented arguments onto a macro. */
export function patchMacro(context: ParseContext, project: Project, file: string, entry: Entry): void {
  const id = `macro.${project.name}.${entry.name}`;
  const macro = context.state.manifest.macros[id];
  if (!macro) {
    context.runtime.warn(
      `Found patch for macro "${entry.name}" which was not found`,
      'MacroNotFoundForPatch',
    );
    return;
  }
  if (macro.patch_path) {
    throw new DbtError(
      'Compilation',
      `dbt found two schema.yml entries for the same macro in package ${project.name} named ${entry.name}.`,
    );
  }
  const meta = { ...(entry.meta ?? {}), ...(entry.config?.meta ?? {}) };
  const docs = { show: true, node_color: null, ...(entry.config?.docs ?? entry.docs ?? {}) };
  macro.patch_path = `${project.name}://${file}`;
  macro.description = entry.description ?? '';
  macro.meta = meta;
  macro.docs = docs;
  macro.config = { meta, docs };
  if (entry.arguments?.length)
    macro.arguments = entry.arguments.map((argument: Entry) => ({
      name: argument.name,
      type: argument.type ?? null,
      description: argument.description ?? '',
    }));
}

/** Puts a description and configuration onto a singular test. */
export function patchSingularTest(context: ParseContext, project: Project, file: string, entry: Entry): void {
  const { state } = context;
  const node = state.manifest.nodes[`test.${project.name}.${entry.name}`];
  if (!node) {
    context.runtime.warn(
      `Did not find matching node for patch with name '${entry.name}' in the 'data_tests' section of file '${file}'`,
    );
    return;
  }
  if (entry.config && Object.keys(entry.config).length)
    updateConfig(
      context,
      node,
      state.notesOf(node).configCalls,
      entry.config,
      state.notesOf(node).unrenderedCalls,
      entry[WRITTEN],
    );
  node.patch_path = `${project.name}://${file}`;
  node.description = entry.description ?? '';
}
