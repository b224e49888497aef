/** dbt_project.yml of the project and of each installed package. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DbtError } from '../errors.ts';
import { changesWhenRendered } from './native-text.ts';
import { isMapping } from './plain.ts';
import { readYamlMapping } from './yaml-file.ts';
import { isoIfMoment } from './yaml-moment.ts';

type Tree = Record<string, any>;

/** One project: the root or a package. Paths are relative to `root`, as written. */
export interface Project {
  name: string;
  version: string | null;
  root: string;
  profile: string | undefined;
  modelPaths: string[];
  seedPaths: string[];
  macroPaths: string[];
  testPaths: string[];
  analysisPaths: string[];
  snapshotPaths: string[];
  docsPaths: string[];
  targetPath: string;
  logPath: string;
  packagesInstallPath: string;
  cleanTargets: string[];
  requireDbtVersion: string[];
  quoting: Tree;
  /** Config trees by dbt's key: models, seeds, snapshots, sources, data_tests, unit_tests, exposures... */
  configs: Record<string, Tree>;
  unrenderedConfigs: Record<string, Tree>;
  vars: Tree;
  onRunStart: string[];
  onRunEnd: string[];
  dispatch: { macro_namespace: string; search_order: string[] }[];
  queryComment: unknown;
  flags: Tree;
  raw: Tree;
}

const CONFIG_KEYS = [
  'models',
  'seeds',
  'snapshots',
  'sources',
  'data_tests',
  'unit_tests',
  'analyses',
  'exposures',
  'metrics',
  'semantic_models',
  'saved_queries',
  'functions',
];

const KNOWN_KEYS = new Set([
  ...CONFIG_KEYS,
  'name',
  'version',
  'config-version',
  'profile',
  'model-paths',
  'seed-paths',
  'macro-paths',
  'test-paths',
  'analysis-paths',
  'snapshot-paths',
  'docs-paths',
  'asset-paths',
  'function-paths',
  'osi-paths',
  'target-path',
  'log-path',
  'packages-install-path',
  'clean-targets',
  'require-dbt-version',
  'quoting',
  'tests',
  'vars',
  'on-run-start',
  'on-run-end',
  'dispatch',
  'query-comment',
  'flags',
  'restrict-access',
  'dbt-cloud',
  'packages',
  'selectors',
  'sync',
  'source-paths',
  'data-paths',
  'modules-path',
  'selectors-paths',
]); // prettier-ignore

/** Reads dbt_project.yml as written, without rendering. Throws a Project error when there is none. */
export function readProjectFile(root: string): Tree {
  const file = join(root, 'dbt_project.yml');
  if (!existsSync(file)) {
    throw new DbtError('Project', `No dbt_project.yml found at expected path ${file}`);
  }
  const raw = readYamlMapping(file, 'dbt_project.yml');
  if (typeof raw.name !== 'string')
    throw new DbtError('Project', "dbt_project.yml must have a 'name'", { file });
  if (!/^[^\d\W]\w*$/.test(raw.name)) {
    throw new DbtError('Project', `'${raw.name}' does not match '^[^\\d\\W]\\w*$'`, { file });
  }
  return raw;
}

/** Makes a Project of a file's contents. `render` gives native values to Jinja texts; hooks and vars stay as written. */
export function makeProject(
  root: string,
  raw: Tree,
  render: (text: string) => unknown,
  warn: (message: string) => void,
): Project {
  for (const key of Object.keys(raw)) {
    if (!KNOWN_KEYS.has(key)) warn(`dbt_project.yml of '${raw.name}': unknown key '${key}' is ignored`);
  }
  const rendered = renderProject(raw, [], render) as Tree;
  const list = (key: string, fallback: string[]): string[] => {
    const value = rendered[key];
    return value === undefined || value === null
      ? fallback
      : Array.isArray(value)
        ? value.map(String)
        : [String(value)];
  };
  if (raw.tests && raw.data_tests) {
    throw new DbtError(
      'Project',
      'Only `data_tests` or `tests` can be specified in `dbt_project.yml`, not both',
    );
  }
  const trees = (source: Tree): Record<string, Tree> => {
    const configs: Record<string, Tree> = {};
    for (const key of CONFIG_KEYS) configs[key] = source[key] ?? {};
    if (source.tests) configs.data_tests = source.tests;
    return configs;
  };
  const modelPaths = list('model-paths', list('source-paths', ['models']));
  const seedPaths = list('seed-paths', list('data-paths', ['seeds']));
  const macroPaths = list('macro-paths', ['macros']);
  const snapshotPaths = list('snapshot-paths', ['snapshots']);
  const analysisPaths = list('analysis-paths', ['analyses']);
  const targetPath = String(rendered['target-path'] ?? 'target');
  return {
    name: raw.name,
    version: rendered.version === undefined || rendered.version === null ? null : String(rendered.version),
    root,
    profile:
      rendered.profile === undefined || rendered.profile === null ? undefined : String(rendered.profile),
    modelPaths,
    seedPaths,
    macroPaths,
    testPaths: list('test-paths', ['tests']),
    analysisPaths,
    snapshotPaths,
    docsPaths: list('docs-paths', [
      ...modelPaths,
      ...seedPaths,
      ...snapshotPaths,
      ...analysisPaths,
      ...macroPaths,
    ]),
    targetPath,
    logPath: String(rendered['log-path'] ?? 'logs'),
    packagesInstallPath: String(rendered['packages-install-path'] ?? 'dbt_packages'),
    cleanTargets: list('clean-targets', [targetPath]),
    requireDbtVersion: list('require-dbt-version', []),
    quoting: rendered.quoting ?? {},
    configs: trees(rendered),
    unrenderedConfigs: trees(raw),
    vars: readVars(root, raw),
    onRunStart: hooks(raw['on-run-start']),
    onRunEnd: hooks(raw['on-run-end']),
    dispatch: rendered.dispatch ?? [],
    queryComment: raw['query-comment'],
    flags: rendered.flags ?? {},
    raw,
  };
}

function readVars(root: string, raw: Tree): Tree {
  const file = join(root, 'vars.yml');
  const separate = existsSync(file) ? (readYamlMapping(file, 'vars.yml').vars ?? {}) : {};
  if (Object.keys(separate).length && Object.keys(raw.vars ?? {}).length) {
    throw new DbtError('Project', 'Variables cannot be defined in both vars.yml and dbt_project.yml.');
  }
  return Object.keys(separate).length ? separate : (raw.vars ?? {});
}

function hooks(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

const LATE_KEYS = new Set(['on-run-start', 'on-run-end', 'query-comment', 'vars']);
const HOOK_KEYS = new Set(['pre-hook', 'post-hook', 'pre_hook', 'post_hook']);

function renderProject(value: unknown, path: string[], render: (text: string) => unknown): unknown {
  if (path.length && (LATE_KEYS.has(path[0]!) || HOOK_KEYS.has(path.at(-1)!.replace(/^\+\s*/, ''))))
    return value;
  if (Array.isArray(value)) return value.map((item) => renderProject(item, path, render));
  if (isMapping(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, renderProject(item, [...path, key], render)]),
    );
  }
  return typeof value === 'string' && changesWhenRendered(value) ? render(value) : isoIfMoment(value);
}
