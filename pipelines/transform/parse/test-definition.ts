/** A generic test as a schema file writes it, taken apart: macro, arguments, configuration, names. */

import { md5 } from '../artifacts/hash.ts';
import { DbtError } from '../errors.ts';
import { fromJs, toStr } from '../jinja/index.ts';
import { clone, isMapping } from '../project/plain.ts';

/** Keys of a test that configure it rather than being arguments of its macro. */
const CONFIG_KEYS = [
  'severity',
  'tags',
  'enabled',
  'where',
  'limit',
  'warn_if',
  'error_if',
  'fail_calc',
  'store_failures',
  'store_failures_as',
  'sql_header',
  'meta',
  'database',
  'schema',
  'alias',
];

/** What is tested: a model, seed or snapshot by name, or a source's table. */
export type TestTarget =
  | { kind: 'ref'; name: string; version: string | number | null }
  | { kind: 'source'; sourceName: string; tableName: string };

export interface TestDefinition {
  name: string;
  namespace: string | null;
  kwargs: Record<string, any>;
  config: Record<string, any>;
  description: string;
  /** Name of the compiled file and alias, at most 63 characters. */
  compiledName: string;
  /** Name in the unique_id and fqn. */
  fullName: string;
}

/** Takes a test apart. `render` gives native values to the texts of its configuration. */
export function defineTest(
  written: unknown,
  target: TestTarget,
  columnName: string | null,
  options: {
    argumentsProperty: boolean;
    render: (text: string) => unknown;
    warn: (message: string) => void;
    file: string;
    resource: string;
  },
): TestDefinition {
  const [testName, given] = nameAndArguments(written);
  let args: Record<string, any> = { ...given };
  if (columnName !== null) args.column_name = columnName;
  if (options.argumentsProperty) {
    const nested = args.arguments;
    delete args.arguments;
    if (nested && typeof nested === 'object') args = { ...args, ...nested };
  }
  if ('model' in args)
    throw new DbtError('Parsing', 'Test arguments include "model", which is a reserved argument');
  args.model = `{{ get_where_subquery(${targetText(target)}) }}`;
  const match = /^(?:([a-zA-Z_][0-9a-zA-Z_]*)\.)?([a-zA-Z_][0-9a-zA-Z_]*)/.exec(testName);
  if (!match) throw new DbtError('Parsing', `Test name string did not match expected pattern: ${testName}`);
  const namespace = match[1] ?? null;
  const name = match[2]!;
  const config = takeConfig(args, options.render);
  const description = args.description ?? '';
  delete args.description;
  const custom = args.name;
  delete args.name;
  let compiledName: string;
  let fullName: string;
  if (custom !== undefined) {
    compiledName = fullName = String(custom);
  } else {
    const type = `${namespace ? `${namespace}_` : ''}${target.kind === 'source' ? 'source_' : ''}${name}`;
    const owner =
      target.kind === 'source'
        ? `${target.sourceName}_${target.tableName}`
        : `${target.name}${target.version === null ? '' : `_v${target.version}`}`;
    ({ shortName: compiledName, fullName } = synthesizeNames(type, owner, args));
    if (compiledName !== fullName && config.alias === undefined) config.alias = compiledName;
  }
  return { name, namespace, kwargs: args, config, description, compiledName, fullName };
}

function nameAndArguments(written: unknown): [string, Record<string, any>] {
  if (typeof written === 'string') return [written, {}];
  if (!written || typeof written !== 'object' || Array.isArray(written)) {
    throw new DbtError(
      'Parsing',
      `test must be dict or str, got ${typeof written} (value ${JSON.stringify(written)})`,
    );
  }
  const entry = written as Record<string, any>;
  if ('test_name' in entry) {
    const { test_name: name, ...rest } = entry;
    return [String(name), clone(rest)];
  }
  const keys = Object.keys(entry);
  if (keys.length !== 1) {
    throw new DbtError(
      'Parsing',
      `test definition dictionary must have exactly one key, got ${JSON.stringify(entry)} instead (${keys.length} keys)`,
    );
  }
  const args = entry[keys[0]!];
  if (args === null || typeof args !== 'object' || Array.isArray(args)) {
    throw new DbtError(
      'Parsing',
      `test arguments must be a dictionary, got ${JSON.stringify(args)} for '${keys[0]}'`,
    );
  }
  return [keys[0]!, clone(args)];
}

function targetText(target: TestTarget): string {
  if (target.kind === 'source') return `source('${target.sourceName}', '${target.tableName}')`;
  return target.version === null
    ? `ref('${target.name}')`
    : `ref('${target.name}', version='${target.version}')`;
}

/** Moves the configuration out of the arguments: keys beside them, and those under `config`, rendered. */
function takeConfig(args: Record<string, any>, render: (text: string) => unknown): Record<string, any> {
  const under = args.config ?? {};
  if (typeof under !== 'object' || Array.isArray(under))
    throw new DbtError('Parsing', `test config must be a dictionary, got ${JSON.stringify(under)}`);
  const config: Record<string, any> = {};
  const rest = { ...under };
  for (const key of CONFIG_KEYS) {
    let value = args[key];
    delete args[key];
    if (value && key in rest)
      throw new DbtError('Parsing', 'Test cannot have the same key at the top-level and in config');
    if (!value && key in rest) {
      value = rest[key];
      delete rest[key];
    }
    if (value !== undefined && value !== null)
      config[key] = typeof value === 'string' ? render(value) : value;
  }
  delete args.config;
  for (const [key, value] of Object.entries(rest)) {
    if (value !== null && value !== undefined)
      config[key] = typeof value === 'string' ? render(value) : value;
  }
  return config;
}

/** dbt's rule: type, tested resource and arguments; from 64 characters on, 30 of them and an md5 of the whole. */
export function synthesizeNames(
  type: string,
  owner: string,
  args: Record<string, any>,
): { shortName: string; fullName: string } {
  const flat: string[] = [];
  for (const key of Object.keys(args).sort()) {
    if (key === 'model') continue;
    const value = args[key];
    const parts = Array.isArray(value) ? value : isMapping(value) ? Object.values(value) : [value];
    for (const part of parts) flat.push(toStr(fromJs(part)));
  }
  const unique = flat.map((text) => text.replace(/[^0-9a-zA-Z_]+/g, '_')).join('__');
  const identifier = `${type}_${owner}`;
  const fullName = `${identifier}_${unique}`;
  const shortName = fullName.length >= 64 ? `${identifier.slice(0, 30)}_${md5(fullName)}` : fullName;
  return { shortName, fullName };
}
