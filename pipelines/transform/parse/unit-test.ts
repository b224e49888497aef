/** Unit tests as schema files write them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../artifacts/hash.ts';
import { DbtError, didYouMean } from '../errors.ts';
import { fromJs, toRepr, toStr } from '../jinja/index.ts';
import { parseCsv } from '../project/csv.ts';
import { findFiles } from '../project/file-search.ts';
import type { Project } from '../project/project-file.ts';
import { readText } from '../project/text-file.ts';
import { buildConfig } from './build-config.ts';
import { folderFqn } from './node-factory.ts';
import type { ParseContext } from './parse-context.ts';

type Entry = Record<string, any>;

export interface WrittenUnitTest {
  project: Project;
  file: string;
  relative: string;
  entry: Entry;
}

const KNOWN = new Set(['name', 'model', 'given', 'expect', 'description', 'overrides', 'config', 'versions']);

/** Completes a unit test once all models are known. */
export function parseUnitTest(context: ParseContext, written: WrittenUnitTest): void {
  const { project, file, relative, entry } = written;
  const { state } = context;
  for (const key of Object.keys(entry)) {
    if (!KNOWN.has(key))
      throw new DbtError(
        'Parsing',
        `Invalid unit_tests config given in ${file}: unknown key '${key}' in '${entry.name}'`,
        { file },
      );
  }
  const below = file.split('/').slice(1).join('/');
  const fqn = [...folderFqn(project, below), entry.model, entry.name];
  const config = buildConfig(state.loaded, {
    fqn,
    resourceType: 'unit_test',
    packageName: project.name,
    patch: entry.config ?? {},
  });
  const given = (entry.given ?? []).map((input: Entry) =>
    fixture(context, project, file, entry.name, input, true),
  );
  const expect = fixture(context, project, file, entry.name, entry.expect ?? {}, false);
  const test: Entry = {
    model: entry.model,
    given,
    expect,
    name: entry.name,
    resource_type: 'unit_test',
    package_name: project.name,
    path: relative,
    original_file_path: file,
    unique_id: `unit_test.${project.name}.${entry.model}.${entry.name}`,
    fqn,
    description: entry.description ?? '',
    overrides: entry.overrides ? { macros: {}, vars: {}, env_vars: {}, ...entry.overrides } : null,
    depends_on: { macros: [], nodes: [] },
    config,
    checksum: null,
    schema: null,
    created_at: Date.now() / 1000,
    versions: entry.versions ?? null,
    version: null,
  };
  test.checksum = unitTestChecksum(test);
  const [modelName, version] = String(entry.model).split(/\s+/);
  const model = state.findRef(modelName!, project.name, version ?? null, project.name);
  if (model?.resource_type !== 'model') {
    if (state.findDisabled(modelName!, ['model']).length) {
      config.enabled = false;
    } else {
      throw new DbtError(
        'Parsing',
        `Unable to find model '${project.name}.${entry.model}' for unit test '${entry.name}' in ${file}${didYouMean(modelName!, state.refNames())}`,
        { file },
      );
    }
  }
  if (!config.enabled) {
    state.manifest.disabled[test.unique_id] = [test];
    return;
  }
  test.depends_on.nodes = [model!.unique_id];
  test.schema = model!.schema;
  const incremental = model!.depends_on.macros.includes('macro.dbt.is_incremental');
  if (incremental && typeof entry.overrides?.macros?.is_incremental !== 'boolean') {
    throw new DbtError(
      'Parsing',
      `Boolean override for 'is_incremental' must be provided for unit test '${entry.name}' in model '${model!.name}'`,
      { file },
    );
  }
  state.manifest.unit_tests[test.unique_id] = test;
}

/** A fixture with its rows in place: from the entry, a CSV text, a fixture file or a seed. */
function fixture(
  context: ParseContext,
  project: Project,
  file: string,
  testName: string,
  written: Entry,
  isInput: boolean,
): Entry {
  const format = written.format ?? 'dict';
  const kind = isInput ? 'input' : 'expected';
  let rows: unknown = written.rows ?? null;
  if (written.fixture) rows = readFixture(project, file, String(written.fixture), format);
  else if (format === 'csv' && typeof rows === 'string') rows = parseCsv(rows).map(emptyToNull);
  if (format === 'dict' && rows === null && isInput) rows = seedRows(context, project, written.input);
  if (format === 'sql' ? typeof rows !== 'string' : !Array.isArray(rows)) {
    throw new DbtError(
      'Parsing',
      `Unit test ${testName} has ${kind} rows which do not match format ${format}`,
      { file },
    );
  }
  if (typeof rows === 'string') rows = rows.replace(/\n$/, '');
  if (Array.isArray(rows)) promoteFullRow(rows as Entry[]);
  return { ...(isInput ? { input: written.input } : {}), rows, format, fixture: written.fixture ?? null };
}

const emptyToNull = (row: Record<string, string>): Entry =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value === '' ? null : value]));

/** dbt puts the first row without nulls in front, since some databases type a column by its first value. */
function promoteFullRow(rows: Entry[]): void {
  const index = rows.findIndex((row) => Object.values(row).every((value) => value !== null));
  if (index > 0) [rows[0], rows[index]] = [rows[index]!, rows[0]!];
}

function readFixture(project: Project, file: string, name: string, format: string): unknown {
  const extension = format === 'sql' ? '.sql' : '.csv';
  const found = findFiles(
    project.root,
    project.testPaths.map((folder) => `${folder}/fixtures`),
    [extension],
  ).find(
    (item) =>
      item.relative.endsWith(`${name}${extension}`) &&
      item.relative.split('/').at(-1) === `${name}${extension}`,
  );
  if (!found)
    throw new DbtError('Parsing', `File not found for fixture '${name}' in unit tests in ${file}`, { file });
  const text = readText(found.absolute);
  return format === 'sql' ? text.trim() : parseCsv(text).map(emptyToNull);
}

function seedRows(context: ParseContext, project: Project, input: string): unknown {
  const name = /ref\(.*?(['"])([^'"]+)\1\s*\)/.exec(input ?? '')?.[2];
  const node = name === undefined ? undefined : context.state.findRef(name, null, null, project.name);
  if (node?.resource_type !== 'seed')
    throw new DbtError('Parsing', `Unable to find seed '${name ?? input}' for unit tests`);
  const path = join(context.state.notesOf(node).project.root, node.original_file_path);
  return existsSync(path) ? parseCsv(readText(path)) : [];
}

/** dbt's checksum over what a unit test says: Python's texts of its parts, hashed. */
function unitTestChecksum(test: Entry): string {
  const repr = (value: unknown): string => toRepr(fromJs(value));
  const format = (name: string): string =>
    `<UnitTestFormat.${name === 'dict' ? 'Dict' : name.toUpperCase()}: '${name}'>`;
  const rest = (part: Entry): string =>
    `rows=${repr(part.rows)}, format=${format(part.format)}, fixture=${repr(part.fixture)}`;
  const given = test.given.map(
    (part: Entry) => `UnitTestInputFixture(input=${repr(part.input)}, ${rest(part)})`,
  );
  const { overrides, versions } = test;
  const parts = [
    test.model,
    versions
      ? `UnitTestNodeVersions(include=${repr(versions.include ?? null)}, exclude=${repr(versions.exclude ?? null)})`
      : 'None',
    `[${given.join(', ')}]`,
    `UnitTestOutputFixture(${rest(test.expect)})`,
    overrides
      ? `UnitTestOverrides(macros=${repr(overrides.macros)}, vars=${repr(overrides.vars)}, env_vars=${repr(overrides.env_vars)})`
      : 'None',
  ];
  const fixtures = test.given
    .filter((part: Entry) => part.fixture)
    .map((part: Entry) => toStr(fromJs(part.rows)));
  return sha256([...parts, ...fixtures].join('-'));
}
