/** Sources: the tables that the project reads but does not build. */

import type { ManifestSource } from '../artifacts/manifest-types.ts';
import { relationOf } from '../context/runtime.ts';
import { DbtError } from '../errors.ts';
import { emptyFreshness } from '../project/node-config.ts';
import type { Project } from '../project/project-file.ts';
import { buildConfig, buildUnrenderedConfig } from './build-config.ts';
import { columnInfo } from './columns.ts';
import { entryPlace } from './entry-line.ts';
import { parseGenericTest } from './generic-test.ts';
import { folderFqn } from './node-factory.ts';
import type { ParseContext } from './parse-context.ts';
import { normalise, testsOf } from './schema-files.ts';

type Entry = Record<string, any>;

/** A source entry as read, to be completed when all files are known. */
export interface WrittenSource {
  project: Project;
  file: string;
  relative: string;
  entry: Entry;
  written: Entry;
  render: (text: string) => unknown;
}

/** Completes all sources: overrides from other packages, configuration, tests. */
export function parseSources(context: ParseContext, sources: WrittenSource[], overrides: Entry[]): void {
  for (const source of sources) {
    const patch = overrides.find(
      (entry) => entry.overrides === source.project.name && entry.name === source.entry.name,
    );
    const entry = patch
      ? { ...source.entry, ...withoutKeys(patch, ['overrides', 'tables', 'path']) }
      : source.entry;
    for (const table of source.entry.tables ?? []) {
      context.mistakes.attempt(entryPlace(source.project, source.file, 'sources', source.entry.name), () => {
        requireOnce(context, source, table);
        const tablePatch = patch?.tables?.find((item: Entry) => item.name === table.name);
        parseTable(
          context,
          source,
          entry,
          normalise(tablePatch ? { ...table, ...tablePatch } : table, source.file, false),
          patch,
        );
      });
    }
  }
}

/** Two tables of one name in a source would make one of them disappear. */
function requireOnce(context: ParseContext, source: WrittenSource, table: Entry): void {
  const id = `source.${source.project.name}.${source.entry.name}.${table.name}`;
  const { sources, disabled } = context.state.manifest;
  const earlier = sources[id];
  if (!earlier || disabled[id]) return;
  throw new DbtError(
    'Compilation',
    `dbt found two sources with the name "${source.entry.name}_${table.name}".\n\nSince these resources have the same name, dbt will be unable to find the correct resource when looking for source("${source.entry.name}", "${table.name}").\n\nTo fix this, change the name of one of these resources:\n- ${id} (${earlier.original_file_path})\n- ${id} (${source.file})`,
    { file: source.file },
  );
}

const withoutKeys = (entry: Entry, keys: string[]): Entry =>
  Object.fromEntries(Object.entries(entry).filter(([key]) => !keys.includes(key)));
const listOf = (value: unknown): string[] =>
  value === undefined || value === null ? [] : [value].flat().map(String);

function parseTable(
  context: ParseContext,
  source: WrittenSource,
  entry: Entry,
  table: Entry,
  patch: Entry | undefined,
): void {
  const { project, file, relative } = source;
  const { loaded } = context.state;
  const fqn = [...folderFqn(project, relative), entry.name, table.name];
  const config = { ...(entry.config ?? {}), ...(table.config ?? {}) };
  const freshness = mergeFreshness([
    entry.freshness,
    entry.config?.freshness,
    table.freshness,
    table.config?.freshness,
  ]);
  config.freshness = freshness;
  const pick = (key: string): unknown => {
    for (const holder of [table.config, table, entry.config, entry])
      if (holder && (holder[key] ?? null) !== null) return holder[key];
    return null;
  };
  config.loaded_at_field = pick('loaded_at_field');
  config.loaded_at_query = pick('loaded_at_query');
  config.meta = {
    ...(entry.meta ?? {}),
    ...(entry.config?.meta ?? {}),
    ...(table.meta ?? {}),
    ...(table.config?.meta ?? {}),
  };
  config.tags = [
    ...new Set([
      ...listOf(entry.tags),
      ...listOf(entry.config?.tags),
      ...listOf(table.tags),
      ...listOf(table.config?.tags),
    ]),
  ];
  const layers = { fqn, resourceType: 'source', packageName: project.name, patch: config };
  const built = buildConfig(loaded, layers);
  built.tags = [...new Set(built.tags)].sort();
  const quoting = {
    database: null,
    schema: null,
    identifier: null,
    column: null,
    ...(entry.quoting ?? {}),
    ...(table.quoting ?? {}),
  };
  const unrendered = buildUnrenderedConfig(loaded, {
    ...layers,
    patch: withoutKeys(config, freshness === undefined || !hasFreshness(freshness) ? ['freshness'] : []),
  });
  const definition: ManifestSource = {
    database: entry.database ?? entry.catalog ?? loaded.profile.credentials.database,
    schema: entry.schema ?? entry.name,
    name: table.name,
    resource_type: 'source',
    package_name: project.name,
    path: file,
    original_file_path: file,
    unique_id: `source.${project.name}.${entry.name}.${table.name}`,
    fqn,
    source_name: entry.name,
    source_description: entry.description ?? '',
    loader: table.loader ?? entry.loader ?? '',
    identifier: table.identifier ?? table.name,
    quoting,
    loaded_at_field: built.loaded_at_field,
    loaded_at_query: built.loaded_at_query,
    freshness: built.freshness,
    external: table.external ?? null,
    description: table.description ?? '',
    columns: columnInfo(table.columns),
    meta: built.meta,
    source_meta: { ...(entry.meta ?? {}), ...(entry.config?.meta ?? {}) },
    tags: built.tags,
    config: built,
    patch_path: patch?.path ?? null,
    unrendered_config: unrendered,
    relation_name: '',
    created_at: Date.now() / 1000,
    unrendered_database: source.written.database ?? null,
    unrendered_schema: source.written.schema ?? null,
    doc_blocks: [],
  };
  definition.relation_name = relationOf(loaded, definition).renderName();
  if (built.enabled) context.state.addSource(definition);
  else context.state.manifest.disabled[definition.unique_id] = [definition];
  const tags = [...listOf(entry.tags), ...listOf(table.tags)];
  for (const [columnName, columnTags, test] of testsOf({
    ...table,
    quote_columns: quoting.column ?? false,
  })) {
    parseGenericTest(
      context,
      {
        project,
        file,
        target: { kind: 'source', sourceName: entry.name, tableName: table.name },
        columnName,
        tags: [...tags, ...columnTags],
        fileKeyName: `sources.${entry.name}`,
        render: source.render,
      },
      test,
    );
  }
}

const hasFreshness = (value: Entry | null): boolean =>
  Boolean(value?.warn_after?.count || value?.error_after?.count || value?.filter);

/** Thresholds from the outermost to the innermost; an explicit null takes freshness away. */
function mergeFreshness(layers: (Entry | null | undefined)[]): Entry | null {
  let merged: Entry | null = emptyFreshness();
  for (const layer of layers) {
    if (layer === undefined) continue;
    if (layer === null) {
      merged = null;
      continue;
    }
    const base: Entry = merged ?? emptyFreshness();
    merged = {
      warn_after: threshold(base.warn_after, layer.warn_after, 'warn_after' in layer),
      error_after: threshold(base.error_after, layer.error_after, 'error_after' in layer),
      filter: layer.filter ?? base.filter,
    };
  }
  return merged;
}

function threshold(base: Entry | null, given: Entry | null | undefined, present: boolean): Entry {
  if (!present) return base ?? { count: null, period: null };
  return { count: given?.count ?? null, period: given?.period ?? null };
}
