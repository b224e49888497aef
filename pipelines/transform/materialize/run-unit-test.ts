/** Unit tests: a model over fixtures in place of its parents, compared with the rows it should give. */

import { dirname, join } from 'node:path';
import { emptyChecksum } from '../artifacts/hash.ts';
import type { ColumnInfo, ManifestNode } from '../artifacts/manifest-types.ts';
import { Column } from '../context/column.ts';
import { cteRelation } from '../context/ref-function.ts';
import { type Runtime, relationOf } from '../context/runtime.ts';
import type { Scope } from '../context/scope.ts';
import { DbtError } from '../errors.ts';
import { columnsOf, columnsOfQuery } from '../execute/relation-statements.ts';
import type { Session } from '../execute/session.ts';
import { fromJs, PyDict, toStr } from '../jinja/index.ts';
import { defaultConfig } from '../project/node-config.ts';
import { clone } from '../project/plain.ts';
import type { NodeResult } from '../results.ts';
import { compileNode } from './compile-node.ts';
import { materializationOf, writeRun } from './run-node.ts';
import { rowDifferences } from './unit-test-diff.ts';

type Entry = Record<string, any>;

export async function runUnitTest(
  runtime: Runtime,
  test: Entry,
  session: Session,
): Promise<Partial<NodeResult> & { node: ManifestNode }> {
  const model = runtime.state.manifest.nodes[test.depends_on.nodes[0]]!;
  const node = unitTestNode(test, model);
  const standIns = new Map<string, ManifestNode>();
  const extras: Record<string, unknown> = {
    __stand_ins__: standIns,
    ...(await overrides(runtime, test, node)),
  };
  for (const input of test.given) {
    const source = inputNode(runtime, test, model, String(input.input));
    const standIn = fixtureNode(node, source, input);
    if (input.format !== 'sql')
      extras[`__types_${standIn.unique_id}`] = await inputTypes(runtime, source, session);
    standIns.set(source.unique_id, standIn);
    if (source === model) {
      extras.this = cteRelation(standIn);
      extras.__this_input__ = standIn;
    }
    node.depends_on.nodes.push(standIn.unique_id);
  }
  provideTypes(extras, standIns);
  const scope = await compileNode(runtime, node, session, extras);
  scope.onWrite = (sql) => writeRun(runtime, node, sql);
  const outcome = await scope.callEntry(materializationOf(runtime, node));
  void outcome;
  await session.rollback();
  return { node, ...verdict(scope, test) };
}

/** The node that a unit test runs as: the model's code under the test's name. */
function unitTestNode(test: Entry, model: ManifestNode): ManifestNode {
  const expect = test.expect;
  return {
    ...model,
    name: test.name,
    resource_type: 'unit_test',
    package_name: test.package_name,
    path: join(dirname(test.original_file_path), `${test.name}.sql`),
    original_file_path: test.original_file_path,
    unique_id: test.unique_id,
    alias: test.name,
    fqn: test.unique_id.split('.'),
    checksum: emptyChecksum(),
    config: {
      ...defaultConfig('operation'),
      materialized: 'unit',
      expected_rows: expect.format === 'sql' ? [] : clone(expect.rows),
      expected_sql: expect.format === 'sql' ? expect.rows : null,
    },
    tags: [],
    refs: [],
    sources: [],
    depends_on: { macros: [], nodes: [] },
    columns: {},
    compiled: false,
    compiled_code: null,
    extra_ctes: [],
    relation_name: null,
    compiled_path: null,
    build_path: null,
    tested_node_unique_id: model.unique_id,
    overrides: test.overrides,
  };
}

function inputNode(runtime: Runtime, test: Entry, model: ManifestNode, input: string): ManifestNode {
  if (input.trim() === 'this') return model;
  const names = [...input.matchAll(/(['"])(.*?)\1/g)].map((match) => match[2]!);
  const version = /\b(?:v|version)\s*=\s*['"]?(\w+)/.exec(input)?.[1] ?? null;
  const { state } = runtime;
  let found: unknown;
  if (/^\s*ref\s*\(/.test(input)) {
    const refNames = version !== null && names.at(-1) === version ? names.slice(0, -1) : names;
    found = state.findRef(
      refNames.at(-1)!,
      refNames.length > 1 ? refNames[0]! : null,
      version,
      test.package_name,
    );
  } else if (/^\s*source\s*\(/.test(input)) found = state.findSource(names[0]!, names[1]!, test.package_name);
  else
    throw new DbtError(
      'Parsing',
      `Unexpected input '${input}' in unit test '${test.name}': expected ref(...), source(...) or this.`,
      { file: test.original_file_path },
    );
  if (!found)
    throw new DbtError(
      'Parsing',
      `Unit test '${test.name}' had an input (${input}) which was not found in the manifest.`,
      { file: test.original_file_path },
    );
  return found as ManifestNode;
}

/** An ephemeral model that holds a fixture's rows, named as the input it stands for. */
function fixtureNode(test: ManifestNode, source: ManifestNode, input: Entry): ManifestNode {
  const isSource = source.resource_type === 'source';
  const { name } = source;
  const cte = isSource ? `${source.source_name}__${name}` : null;
  const id = `model.${source.package_name}.${cte ?? name}`;
  const rawCode =
    input.format === 'sql'
      ? String(input.rows)
      : `{{ get_fixture_sql(__rows__['${id}'], __types__['${id}']) }}`;
  return {
    ...test,
    name,
    resource_type: 'model',
    package_name: source.package_name,
    path: `${name}.sql`,
    unique_id: id,
    cte_name: cte,
    database: source.database,
    schema: source.schema,
    alias: isSource ? source.identifier : source.alias,
    fqn: source.fqn,
    config: { ...defaultConfig('model'), materialized: 'ephemeral' },
    raw_code: rawCode,
    depends_on: { macros: [], nodes: [] },
    fixture_rows: input.rows,
    compiled: false,
    compiled_code: null,
    extra_ctes: [],
  };
}

/** Fixture rows and column types reach the fixtures' templates as dicts by unique_id. */
function provideTypes(extras: Record<string, unknown>, standIns: Map<string, ManifestNode>): void {
  const rows = new PyDict();
  const types = new PyDict();
  for (const standIn of standIns.values()) {
    rows.set(standIn.unique_id, fromJs(standIn.fixture_rows));
    types.set(standIn.unique_id, extras[`__types_${standIn.unique_id}`] ?? new PyDict());
    delete extras[`__types_${standIn.unique_id}`];
  }
  extras.__rows__ = rows;
  extras.__types__ = types;
}

/**
 * The types of an input's columns. Declared types (data_type in the schema file) come first, so that a unit test
 * needs no table; where a column is not declared, the existing relation is asked, or the query of the input bound.
 */
async function inputTypes(runtime: Runtime, source: ManifestNode, session: Session): Promise<PyDict> {
  const types = new PyDict();
  const declared = Object.values((source.columns ?? {}) as Record<string, ColumnInfo>);
  const isDeclared = declared.length > 0 && declared.every((column) => column.data_type);
  let actual: Column[] = [];
  if (!isDeclared) {
    const relation = relationOf(runtime.loaded, runtime.deferred?.get(source.unique_id) ?? source);
    try {
      if (source.config?.materialized === 'ephemeral') {
        const scope = await compileNode(runtime, source, session);
        actual = await columnsOfQuery(session, scope.node.compiled_code!);
      } else actual = await columnsOf(session, relation);
    } catch {
      actual = await boundColumns(runtime, source, session);
    }
  }
  for (const column of actual) types.set(column.name.toLowerCase(), column.dataType);
  for (const column of declared) if (column.data_type) types.set(column.name.toLowerCase(), column.data_type);
  if (source.resource_type === 'seed') {
    for (const [name, type] of Object.entries(source.config.column_types ?? {}))
      types.set(name.toLowerCase(), type);
  }
  return types;
}

/** What can be learnt of an input that does not exist: a seed's file, or its rows as they are. */
async function boundColumns(runtime: Runtime, source: ManifestNode, session: Session): Promise<Column[]> {
  if (source.resource_type === 'seed') {
    const { seedTable } = await import('./seed-table.ts');
    const { Scope } = await import('../context/scope.ts');
    const table = seedTable(new Scope(runtime, source, { mode: 'run', session }));
    return table.columnNames.map((name, index) => new Column(name, table.types[index]!));
  }
  return [];
}

/** Overridden macros answer their fixed value; variables and environment variables too. */
async function overrides(
  runtime: Runtime,
  test: Entry,
  node: ManifestNode,
): Promise<Record<string, unknown>> {
  const given = test.overrides;
  if (!given) return {};
  const names: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given.macros ?? {})) {
    const answer = fromJs(value);
    if (name.includes('.')) {
      const [packageName, macro] = name.split('.') as [string, string];
      names.__packages__ ??= {};
      const packages = names.__packages__ as Record<string, Record<string, unknown>>;
      packages[packageName] = { ...packages[packageName], [macro]: () => answer };
    } else names[name] = () => answer;
  }
  const { Scope } = await import('../context/scope.ts');
  const { makeVar } = await import('../context/var-object.ts');
  const { varsFor } = await import('../project/loaded-project.ts');
  if (Object.keys(given.vars ?? {}).length)
    names.var = makeVar(
      { ...varsFor(runtime.loaded, node.package_name), ...given.vars },
      node.name,
      false,
      (text) => new Scope(runtime, node, { mode: 'run', extras: names }).renderValue(text),
    );
  if (Object.keys(given.env_vars ?? {}).length) {
    const { envVarFunction } = await import('../project/env-var.ts');
    const env = {
      ...runtime.loaded.env,
      ...Object.fromEntries(Object.entries(given.env_vars).map(([key, value]) => [key, String(value)])),
    };
    names.env_var = envVarFunction(env);
  }
  return names;
}

function verdict(scope: Scope, test: Entry): Partial<NodeResult> {
  const table = scope.results.get('main')?.table;
  if (!table) throw new DbtError('Runtime', 'The unit test materialization stored no result named "main".');
  const side = table.columnNames.findIndex((name) => name.toLowerCase() === 'actual_or_expected');
  const columns = table.columnNames.filter((_, index) => index !== side);
  const rowsOf = (kind: string): string[][] =>
    table.data
      .filter((row) => row[side] === kind)
      .map((row) =>
        row.filter((_, index) => index !== side).map((value) => (value === null ? 'NULL' : toStr(value))),
      );
  const difference = rowDifferences(columns, rowsOf('actual'), rowsOf('expected'));
  if (!difference)
    return { status: 'pass', message: null, failures: 0, adapter_response: { _message: 'OK' } };
  return {
    status: 'fail',
    failures: 1,
    message: `\nactual differs from expected:\n\n${difference}\n`,
    adapter_response: { _message: 'OK' },
    relation_name: null,
    unique_id: test.unique_id,
  };
}
