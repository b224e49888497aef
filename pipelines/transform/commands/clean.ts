/** clean: deletes the folders that clean-targets names, inside the project only. */
import { existsSync, rmSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { DbtError } from '../errors.ts';
import type { DbtOptions, DbtOutcome } from '../index.ts';
import { makeProject, readProjectFile } from '../project/project-file.ts';
import { findProjectRoot } from '../project/project-root.ts';
import type { ParsedOptions } from './options.ts';

/** Needs no profile: a project that cannot connect can be cleaned. */
export function cleanCommand(parsed: ParsedOptions, options: DbtOptions): DbtOutcome {
  const out = options.stdout ?? ((line: string) => void process.stdout.write(`${line}\n`));
  const cwd = options.cwd ?? process.cwd();
  const root = findProjectRoot({
    cwd,
    env: options.env ?? process.env,
    projectDir: options.projectDir ?? parsed.projectDir,
  });
  const project = makeProject(
    root,
    readProjectFile(root),
    (text) => text,
    () => {},
  );
  const sources = new Set(
    [
      ...project.modelPaths,
      ...project.seedPaths,
      ...project.macroPaths,
      ...project.testPaths,
      ...project.analysisPaths,
      ...project.snapshotPaths,
    ].map((path) => resolve(root, path)),
  );
  for (const target of project.cleanTargets) {
    const path = resolve(root, target);
    const inside = relative(root, path);
    if (!inside || inside.startsWith('..'))
      throw new DbtError(
        'Usage',
        `dbt will not clean the following directories outside the project: ['${path}']`,
      );
    if (sources.has(path)) throw new DbtError('Usage', `dbt will not clean the source path ${target}`);
    out(`Checking ${path}/*`);
    if (existsSync(path)) {
      rmSync(path, { recursive: true });
      out(`Cleaned ${path}/*`);
    }
  }
  out('Finished cleaning all paths.');
  return { exitCode: 0, results: [] };
}
