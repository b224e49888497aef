import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../pipelines/workspace/package-root.ts';

/** One command of a conformance project. */
export interface Step {
  args: string[];
  /** Folder under the project's `after/` that is laid over the project before the command: changed data or models. */
  after?: string;
  env?: Record<string, string>;
  /** Both runners must refuse the command; without this a refusal by both is a fault of the project. */
  refused?: boolean;
}

/** A conformance project: a folder of test/transform/projects with its steps.json. */
export interface ConformanceProject {
  chapter: string;
  folder: string;
  steps: Step[];
  /** Selections for `list`, one command line each. */
  list: string[];
  /** Columns whose value is the moment of the run, by relation; only their nullness is compared. */
  runTime: Record<string, string[]>;
}

export const projectsFolder = join(packageRoot(), 'test', 'transform', 'projects');

/** The conformance projects, those named or all. */
export function conformanceProjects(named: readonly string[] = []): ConformanceProject[] {
  return readdirSync(projectsFolder)
    .filter((chapter) => existsSync(join(projectsFolder, chapter, 'dbt_project.yml')))
    .filter((chapter) => !named.length || named.includes(chapter))
    .sort()
    .map((chapter) => {
      const folder = join(projectsFolder, chapter);
      const path = join(folder, 'steps.json');
      const stated = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
      return { chapter, folder, steps: [{ args: ['build'] }], list: [], runTime: {}, ...stated };
    });
}

/** Copies a project without what belongs to the comparison. */
export function layOut(project: ConformanceProject, to: string): void {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  cpSync(project.folder, to, {
    recursive: true,
    filter: (source) => !/^\/(after|steps\.json|recorded\.json)/.test(source.slice(project.folder.length)),
  });
}

/** Lays a step's changed files over the project. */
export function change(project: ConformanceProject, step: Step, at: string): void {
  if (step.after) cpSync(join(project.folder, 'after', step.after), at, { recursive: true });
}

/** Keeps what a step left behind: target/ and the database. */
export function keep(at: string, kept: string): void {
  rmSync(kept, { recursive: true, force: true });
  mkdirSync(kept, { recursive: true });
  if (existsSync(join(at, 'target'))) cpSync(join(at, 'target'), join(kept, 'target'), { recursive: true });
  for (const name of readdirSync(at))
    if (/\.duckdb(\.wal)?$/.test(name)) cpSync(join(at, name), join(kept, name));
}
