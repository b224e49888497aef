/** profiles.yml: where the database is. Only the chosen target is rendered: others may need variables nobody set. */

import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, isAbsolute, join, resolve } from 'node:path';
import { DbtError, didYouMean } from '../errors.ts';
import { engineSetting } from './engine-setting.ts';
import { changesWhenRendered } from './native-text.ts';
import { isMapping } from './plain.ts';
import { readYamlMapping } from './yaml-file.ts';
import { isoIfMoment } from './yaml-moment.ts';

/** What a target of type duckdb says, with dbt-duckdb's defaults filled in. */
export interface Credentials {
  type: 'duckdb';
  database: string;
  schema: string;
  path: string;
  /** The path as the profile has it, which is what templates see. */
  written_path: string;
  threads: number;
  external_root: string;
  config_options: Record<string, unknown>;
  extensions: (string | { name: string; repo?: string })[];
  settings: Record<string, unknown>;
  secrets: Record<string, any>[];
  attach: Record<string, any>[];
  retries?: { connect_attempts?: number; query_attempts?: number; retryable_exceptions?: string[] };
  disable_transactions: boolean;
  keep_open: boolean;
  [key: string]: unknown;
}

export interface Profile {
  profileName: string;
  targetName: string;
  credentials: Credentials;
  /** Folder of profiles.yml. */
  folder: string;
}

/** Renders Jinja in a value of profiles.yml to a native value (numbers and booleans as such). */
export type NativeRender = (text: string) => unknown;

const UNSUPPORTED = [
  'filesystems',
  'remote',
  'plugins',
  'module_paths',
  'flights',
  'use_credential_provider',
  'motherduck_token',
];

/** The folder that holds profiles.yml: --profiles-dir, DBT_PROFILES_DIR, the current folder, then ~/.dbt. */
export function findProfilesFolder(
  option: string | undefined,
  env: Record<string, string | undefined>,
  cwd: string,
  projectRoot: string,
): string {
  if (option) return resolve(cwd, option);
  const set = engineSetting(env, 'PROFILES_DIR');
  if (set) return resolve(cwd, set);
  for (const folder of [cwd, projectRoot]) if (existsSync(join(folder, 'profiles.yml'))) return folder;
  return join(env.HOME ?? homedir(), '.dbt');
}

/** Reads one target of one profile. Throws a Profile error when it is missing or not a DuckDB target. */
export function loadProfile(options: {
  folder: string;
  profileName: string;
  targetName?: string;
  threads?: number;
  cwd: string;
  render: NativeRender;
}): Profile {
  const { folder, profileName, render } = options;
  const file = join(folder, 'profiles.yml');
  if (!existsSync(file)) {
    throw new DbtError('Profile', `Could not find profile named '${profileName}': there is no ${file}.`);
  }
  const profiles = readYamlMapping(file);
  const raw = profiles[profileName];
  if (!raw) {
    const names = Object.keys(profiles).filter((key) => key !== 'config');
    throw new DbtError(
      'Profile',
      `Could not find profile named '${profileName}'.${didYouMean(profileName, names)}`,
      { file },
    );
  }
  const targetName =
    options.targetName ?? String(raw.target === undefined ? 'default' : renderText(raw.target, render));
  const output = raw.outputs?.[targetName];
  if (!output) {
    const names = Object.keys(raw.outputs ?? {});
    throw new DbtError(
      'Profile',
      `The profile '${profileName}' does not have a target named '${targetName}'. The valid target names for this profile are:\n${names.map((name) => ` - ${name}`).join('\n')}`,
      { file },
    );
  }
  const rendered = renderTree(output, render) as Record<string, any>;
  const threads = options.threads ?? (rendered.threads === undefined ? 1 : Number(rendered.threads));
  return {
    profileName,
    targetName,
    folder,
    credentials: duckdbCredentials(rendered, threads, file, options.cwd),
  };
}

function duckdbCredentials(
  raw: Record<string, any>,
  threads: number,
  file: string,
  cwd: string,
): Credentials {
  if (raw.type !== 'duckdb') {
    throw new DbtError(
      'Profile',
      `Could not find adapter type ${raw.type}: this runner speaks DuckDB only.`,
      { file },
    );
  }
  for (const key of UNSUPPORTED) {
    const value = raw[key];
    if (value && !(Array.isArray(value) && !value.length)) {
      throw new DbtError('Profile', `The profile's '${key}' is known to dbt-duckdb but not supported here.`, {
        file,
      });
    }
  }
  const path = String(raw.path ?? ':memory:');
  if (/^(md|motherduck):/.test(path)) {
    throw new DbtError(
      'Profile',
      `The path '${path}' is a MotherDuck database, which is not supported here.`,
      { file },
    );
  }
  const derived = databaseName(path);
  const aliases = (raw.attach ?? []).map((entry: any) => entry?.alias);
  if (raw.database !== undefined && raw.database !== derived && !aliases.includes(raw.database)) {
    throw new DbtError(
      'Profile',
      `Inconsistency detected between 'path' and 'database' fields in profile; the 'database' property must be set to '${derived}' to match the 'path'`,
      { file },
    );
  }
  return {
    ...raw,
    type: 'duckdb',
    database: raw.database ?? derived,
    schema: raw.schema ?? 'main',
    written_path: path,
    path: path === ':memory:' || isAbsolute(path) ? path : resolve(cwd, path),
    threads,
    external_root: raw.external_root ?? '.',
    config_options: raw.config_options ?? {},
    extensions: raw.extensions ?? [],
    settings: raw.settings ?? {},
    secrets: raw.secrets ?? [],
    attach: raw.attach ?? [],
    disable_transactions: raw.disable_transactions ?? false,
    keep_open: raw.keep_open ?? true,
  };
}

/** DuckDB names a catalog after the first non-empty dot-separated part of its file's name. */
export function databaseName(path: string): string {
  if (path === ':memory:') return 'memory';
  return basename(path).replace(/^\.+/, '').split('.')[0]!;
}

function renderText(value: unknown, render: NativeRender): unknown {
  return typeof value === 'string' && changesWhenRendered(value) ? render(value) : value;
}

/** Renders every text of a tree of YAML values. */
export function renderTree(value: unknown, render: NativeRender): unknown {
  if (Array.isArray(value)) return value.map((item) => renderTree(item, render));
  if (isMapping(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renderTree(item, render)]));
  }
  return isoIfMoment(renderText(value, render));
}
