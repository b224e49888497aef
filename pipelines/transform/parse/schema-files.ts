/** The schema files of a project: what they say of nodes, sources, macros, exposures and tests. */

import { modules } from '../context/modules/modules.ts';
import { targetValue } from '../context/target-value.ts';
import { makeVar } from '../context/var-object.ts';
import { DbtError } from '../errors.ts';
import { envVarFunction } from '../project/env-var.ts';
import { findFiles } from '../project/file-search.ts';
import { varsFor } from '../project/loaded-project.ts';
import { changesWhenRendered, nativeRenderer } from '../project/native-text.ts';
import { clone } from '../project/plain.ts';
import type { Project } from '../project/project-file.ts';
import { readText } from '../project/text-file.ts';
import { yamlMapping } from '../project/yaml-file.ts';
import { isMoment } from '../project/yaml-moment.ts';
import { entryPlace } from './entry-line.ts';
import { requireShape } from './entry-shape.ts';
import { parseExposure } from './exposure.ts';
import { parseGenericTest, type TestBlock } from './generic-test.ts';
import { patchMacro, patchNode, patchSingularTest } from './node-patch.ts';
import { type ParseContext, WRITTEN } from './parse-context.ts';
import { renderEntry } from './schema-render.ts';
import type { WrittenSource } from './source-definition.ts';
import type { WrittenUnitTest } from './unit-test.ts';
import { addYamlSnapshot } from './yaml-snapshot.ts';

type Entry = Record<string, any>;

/** What must wait until all files are read. */
export interface Deferred {
  sources: WrittenSource[];
  unitTests: WrittenUnitTest[];
  sourceOverrides: Entry[];
}

const LATER = new Set(['metrics', 'semantic_models', 'saved_queries', 'groups', 'functions']);
const KNOWN = new Set([
  'version',
  'models',
  'seeds',
  'snapshots',
  'sources',
  'macros',
  'data_tests',
  'analyses',
  'exposures',
  'unit_tests',
  'anchors',
  ...LATER,
]);

/** Reads all schema files of one project. */
export function parseSchemaFiles(context: ParseContext, project: Project, deferred: Deferred): void {
  const folders = [
    ...project.modelPaths,
    ...project.seedPaths,
    ...project.snapshotPaths,
    ...project.testPaths,
    ...project.analysisPaths,
    ...project.macroPaths,
  ];
  for (const file of findFiles(project.root, folders, ['.yml', '.yaml'])) {
    context.mistakes.attempt({ file: file.original }, () => {
      // As dbt reads it, without what stands behind the last line: a folded text there has no line break.
      const contents = yamlMapping(readText(file.absolute).trimEnd(), file.original);
      const render = schemaRenderer(context, project, file.original);
      parseContents(context, project, file.original, file.relative, contents, render, deferred);
    });
  }
}

/** An entry with its texts rendered; most entries hold no Jinja and no dates, and are taken as they are. */
function rendered(entry: Entry, key: string, render: (text: string) => unknown): Entry {
  return needsRendering(entry) ? renderEntry(entry, key, render) : entry;
}

function needsRendering(value: unknown): boolean {
  if (typeof value === 'string') return changesWhenRendered(value);
  if (Array.isArray(value)) return value.some(needsRendering);
  if (!value || typeof value !== 'object') return false;
  if (isMoment(value)) return true;
  for (const key in value) if (needsRendering((value as Entry)[key])) return true;
  return false;
}

/** Native rendering in the context of a schema file: variables, target and environment only. */
export function schemaRenderer(
  context: ParseContext,
  project: Project,
  file: string,
): (text: string) => unknown {
  const { loaded } = context.state;
  const vars = varsFor(loaded, project.name);
  const env = envVarFunction(loaded.env, { seen: loaded.envSeen });
  const names: Record<string, unknown> = {
    var: makeVar(vars, file, false, (text) => text),
    env_var: env,
    target: targetValue(loaded.profile),
    project_name: loaded.root.name,
    modules,
    log: () => '',
    doc: undefined,
  };
  return nativeRenderer((name) => names[name], file);
}

function entries(contents: Entry, key: string): Entry[] {
  const list = contents[key];
  if (list === undefined) return [];
  if (!Array.isArray(list))
    throw new DbtError(
      'Parsing',
      `The schema file is invalid because the value of '${key}' is not a list, but ${JSON.stringify(list)}`,
    );
  return list;
}

function requireEntry(key: string, entry: Entry): void {
  if (!entry || typeof entry !== 'object')
    throw new DbtError('Parsing', `Invalid ${key} config: expected a dict with string keys`);
  if (!('name' in entry) && !('model' in entry))
    throw new DbtError('Parsing', `Invalid ${key} config: Entry did not contain a name`);
  if (entry.name !== undefined && typeof entry.name !== 'string')
    throw new DbtError(
      'Parsing',
      `Invalid ${key} config: the name ${JSON.stringify(entry.name)} is not of type 'string' (put it in quotes)`,
    );
  requireShape(key, entry);
}

function parseContents(
  context: ParseContext,
  project: Project,
  file: string,
  relative: string,
  contents: Entry,
  render: (text: string) => unknown,
  deferred: Deferred,
): void {
  for (const key of Object.keys(contents)) {
    if (!KNOWN.has(key)) context.runtime.warn(`${file}: unknown key '${key}' is ignored`);
    else if (LATER.has(key) && contents[key]?.length)
      context.runtime.warn(`${file}: '${key}' are known to dbt but not supported here; they are ignored`);
  }
  const each = (key: string, work: (written: Entry) => void): void => {
    const list = context.mistakes.attempt({ file }, () => entries(contents, key));
    for (const written of list ?? [])
      context.mistakes.attempt(entryPlace(project, file, key, written?.name ?? written?.model), () => {
        requireEntry(key, written);
        work(written);
      });
  };
  each('snapshots', (entry) => {
    if ('relation' in entry) addYamlSnapshot(context, project, file, relative, entry);
  });
  for (const key of ['models', 'seeds', 'snapshots'] as const) {
    each(key, (written) => {
      const entry = patchEntry(written, key, file, render);
      const targets = patchNode(context, project, file, key, entry);
      for (const target of targets)
        parseTests(context, project, file, key, target.entry, render, target.version);
    });
  }
  each('analyses', (written) =>
    patchNode(context, project, file, 'analyses', patchEntry(written, 'analyses', file, render)),
  );
  each('macros', (written) => patchMacro(context, project, file, rendered(written, 'macros', render)));
  each('data_tests', (written) =>
    patchSingularTest(context, project, file, patchEntry(written, 'data_tests', file, render)),
  );
  each('sources', (written) => {
    const entry = rendered(written, 'sources', render);
    if ('overrides' in entry) deferred.sourceOverrides.push({ ...entry, path: file });
    else deferred.sources.push({ project, file, relative, entry, written, render });
  });
  each('exposures', (written) =>
    parseExposure(context, project, file, relative, rendered(written, 'exposures', render)),
  );
  each('unit_tests', (written) =>
    deferred.unitTests.push({ project, file, relative, entry: rendered(written, 'unit_tests', render) }),
  );
}

/** An entry that describes a node, rendered; it keeps its config as written beside. */
function patchEntry(written: Entry, key: string, file: string, render: (text: string) => unknown): Entry {
  const entry: Entry = { ...rendered(written, key, render) };
  entry.versions = entry.versions?.map((version: Entry, index: number) => ({
    ...version,
    [WRITTEN]: written.versions[index].config,
  }));
  return normalise({ ...entry, [WRITTEN]: written.config }, file, true);
}

/** `tests` becomes `data_tests`; meta, docs, group, contract and access move under config, as dbt moves them. */
export function normalise(entry: Entry, file: string, toConfig: boolean): Entry {
  renameTests(entry);
  for (const column of entry.columns ?? []) renameTests(column);
  for (const version of entry.versions ?? []) {
    renameTests(version);
    for (const column of version.columns ?? []) renameTests(column);
  }
  if (toConfig) {
    for (const key of ['meta', 'docs', 'group', 'contract', 'access']) {
      if (!(key in entry)) continue;
      if (entry.config && key in entry.config) {
        throw new DbtError(
          'Parsing',
          `In ${file}: found ${key} dictionary in 'config' dictionary and as top-level key. Remove the top-level key and define it under 'config' dictionary only.`,
        );
      }
      entry.config = { ...(entry.config ?? {}), [key]: entry[key] };
    }
  }
  return entry;
}

function renameTests(holder: Entry): void {
  if (!holder || !('tests' in holder) || !holder.tests) return;
  if ('data_tests' in holder)
    throw new DbtError('Parsing', "Invalid test config: cannot have both 'tests' and 'data_tests' defined");
  holder.data_tests = holder.tests;
  delete holder.tests;
}

function parseTests(
  context: ParseContext,
  project: Project,
  file: string,
  key: string,
  entry: Entry,
  render: (text: string) => unknown,
  version: string | number | null,
): void {
  const block: TestBlock = {
    project,
    file,
    target: { kind: 'ref', name: entry.name, version },
    columnName: null,
    tags: [],
    fileKeyName: `${key}.${entry.name}`,
    render,
  };
  for (const [columnName, tags, test] of testsOf(entry))
    parseGenericTest(context, { ...block, columnName, tags }, test);
}

/** The tests of an entry with the column each stands under; those of columns come first, as in dbt. */
export function* testsOf(entry: Entry): Iterable<[string | null, string[], unknown]> {
  for (const column of entry.columns ?? []) {
    if (!column.data_tests) continue;
    const quote = column.quote ?? entry.quote_columns ?? false;
    const name = quote ? `"${column.name}"` : String(column.name);
    const tags = [...new Set([...[column.tags ?? []].flat(), ...[column.config?.tags ?? []].flat()])].map(
      String,
    );
    for (const test of column.data_tests) yield [name, tags, clone(test)];
  }
  for (const test of entry.data_tests ?? []) yield [null, [], clone(test)];
}
