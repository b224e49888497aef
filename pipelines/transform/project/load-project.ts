/** Finds and reads everything a run starts from: dbt_project.yml, profiles.yml, packages, variables. */
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DBT_VERSION } from '../context/members.ts';
import { modules } from '../context/modules/modules.ts';
import { targetValue } from '../context/target-value.ts';
import { makeVar, renderedWith } from '../context/var-object.ts';
import { DbtError } from '../errors.ts';
import { readSelectors } from '../graph/yaml-selectors.ts';
import { engineSetting } from './engine-setting.ts';
import { envVarFunction } from './env-var.ts';
import type { LoadedProject } from './loaded-project.ts';
import { nativeRenderer } from './native-text.ts';
import { findProfilesFolder, loadProfile, type Profile, renderTree } from './profile.ts';
import { makeProject, type Project, readProjectFile } from './project-file.ts';
import { findProjectRoot } from './project-root.ts';
import { requireVersion } from './version-range.ts';
import { readYamlMapping } from './yaml-file.ts';

export interface LoadOptions {
  cwd: string;
  env: Record<string, string | undefined>;
  projectDir?: string;
  profilesDir?: string;
  profile?: string;
  target?: string;
  threads?: number;
  targetPath?: string;
  vars: Record<string, unknown>;
  warn: (message: string) => void;
}

export function loadProject(options: LoadOptions): LoadedProject {
  const { cwd, env, vars, warn } = options;
  const root = findProjectRoot(options);
  const raw = readProjectFile(root);
  const seen = new Map<string, string>();
  const base: Record<string, unknown> = { env_var: envVarFunction(env, { seen }), modules };
  base.var = makeVar(vars, 'dbt_project.yml', false, renderedWith(base));
  const renderName = nativeRenderer(base, 'dbt_project.yml');
  const profileName =
    options.profile ??
    engineSetting(env, 'PROFILE') ??
    (raw.profile === undefined ? undefined : String(renderName(String(raw.profile))));
  if (profileName === undefined) {
    throw new DbtError(
      'Project',
      'dbt_project.yml names no profile: add `profile:` to it, or pass --profile.',
      { file: 'dbt_project.yml' },
    );
  }
  const profile = loadProfile({
    folder: findProfilesFolder(options.profilesDir, env, cwd, root),
    profileName,
    targetName: options.target ?? engineSetting(env, 'TARGET'),
    threads: options.threads,
    cwd,
    render: nativeRenderer({ ...base, env_var: envVarFunction(env, { allowSecrets: true }) }, 'profiles.yml'),
  });
  const project = renderedProject(root, raw, profile, base, warn);
  const targetPath = options.targetPath ?? engineSetting(env, 'TARGET_PATH');
  if (targetPath) project.targetPath = targetPath;
  requireVersion(project.name, project.requireDbtVersion, DBT_VERSION);
  const renderSelectors = nativeRenderer({ ...base, target: targetValue(profile) }, 'selectors.yml');
  const projects = new Map<string, Project>();
  for (const dependency of loadPackages(project, profile, base, warn)) {
    if (projects.has(dependency.name) || dependency.name === project.name) {
      throw new DbtError(
        'Project',
        `Found duplicate project "${dependency.name}". This occurs when a dependency has the same project name as some other dependency.`,
      );
    }
    requireVersion(dependency.name, dependency.requireDbtVersion, DBT_VERSION);
    projects.set(dependency.name, dependency);
  }
  projects.set(project.name, project);
  return {
    root: project,
    projects,
    profile,
    cliVars: vars,
    env,
    envSeen: seen,
    invocationId: randomUUID(),
    startedAt: new Date(),
    selectors: readSelectors(root, (value) => renderTree(value, renderSelectors)),
    warn,
  };
}

function renderedProject(
  root: string,
  raw: Record<string, any>,
  profile: Profile,
  base: Record<string, unknown>,
  warn: (message: string) => void,
): Project {
  const render = nativeRenderer({ ...base, target: targetValue(profile) }, 'dbt_project.yml');
  return makeProject(root, raw, render, warn);
}

/** The packages in packages-install-path; what packages.yml asks for must be there. */
function loadPackages(
  project: Project,
  profile: Profile,
  base: Record<string, unknown>,
  warn: (message: string) => void,
): Project[] {
  const folder = join(project.root, project.packagesInstallPath);
  const wanted = wantedPackages(project.root);
  const found: Project[] = [];
  if (existsSync(folder)) {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const path = join(folder, entry.name);
      if (entry.name.startsWith('.') || !existsSync(join(path, 'dbt_project.yml'))) continue;
      found.push(renderedProject(path, readProjectFile(path), profile, base, warn));
    }
  }
  // A local package need not be installed: it is read where it stands, and what it asks for in turn.
  const addLocal = (from: string, entries: Record<string, any>[]): void => {
    for (const entry of entries) {
      if (!entry.local) continue;
      const path = resolve(from, String(entry.local));
      if (!existsSync(join(path, 'dbt_project.yml'))) {
        throw new DbtError('Dependency', `No dbt_project.yml found at expected path ${path}/dbt_project.yml`);
      }
      const raw = readProjectFile(path);
      if (raw.name === project.name || found.some((item) => item.name === raw.name)) continue;
      found.push(renderedProject(path, raw, profile, base, warn));
      addLocal(path, wantedPackages(path));
    }
  };
  addLocal(project.root, wanted);
  const locked = lockedPackages(project.root) ?? wanted;
  if (found.length < locked.filter((entry) => !entry.local).length) {
    throw new DbtError(
      'Compilation',
      `dbt found ${locked.length} package(s) specified in packages.yml, but only ${found.length} package(s) installed in ${project.packagesInstallPath}. Run "dbt deps" to install package dependencies, or put the packages in that folder.`,
    );
  }
  return found;
}

/** What packages.yml or dependencies.yml lists. */
export function wantedPackages(root: string): Record<string, any>[] {
  for (const name of ['packages.yml', 'dependencies.yml']) {
    const file = join(root, name);
    if (existsSync(file)) return readYamlMapping(file, name).packages ?? [];
  }
  return [];
}

/** What package-lock.yml lists, which is what was really installed. */
function lockedPackages(root: string): Record<string, any>[] | undefined {
  const file = join(root, 'package-lock.yml');
  return existsSync(file) ? (readYamlMapping(file, 'package-lock.yml').packages ?? []) : undefined;
}
