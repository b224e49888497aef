/** deps: links local packages into packages-install-path; what would come from the net must be put there by hand. */
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { DbtError } from '../errors.ts';
import type { DbtOptions, DbtOutcome } from '../index.ts';
import { wantedPackages } from '../project/load-project.ts';
import { makeProject, readProjectFile } from '../project/project-file.ts';
import { findProjectRoot } from '../project/project-root.ts';
import type { ParsedOptions } from './options.ts';

export function depsCommand(parsed: ParsedOptions, options: DbtOptions): DbtOutcome {
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
  const folder = join(root, project.packagesInstallPath);
  const wanted = wantedPackages(root);
  if (!wanted.length) out('Warning: No packages were found in packages.yml');
  for (const entry of wanted) {
    if (entry.local) link(resolve(root, String(entry.local)), folder, out);
    else requireVendored(entry, folder, out);
  }
  return { exitCode: 0, results: [] };
}

function link(path: string, folder: string, out: (line: string) => void): void {
  const { name } = readProjectFile(path);
  const target = join(folder, name);
  mkdirSync(folder, { recursive: true });
  rmSync(target, { recursive: true, force: true });
  symlinkSync(relative(folder, path), target);
  out(`Installed ${name} from ${path}`);
}

function requireVendored(entry: Record<string, any>, folder: string, out: (line: string) => void): void {
  const source = String(entry.package ?? entry.git ?? entry.tarball ?? JSON.stringify(entry));
  const name = source
    .split('/')
    .at(-1)!
    .replace(/\.git$/, '');
  const installed = existsSync(folder) ? readdirSync(folder) : [];
  const found = installed.find(
    (item) => item === name || item.replaceAll('-', '_') === name.replaceAll('-', '_'),
  );
  if (!found) {
    throw new DbtError(
      'Dependency',
      `The package '${source}' would be fetched from the net, which this runner does not do: put it in ${folder}/${name}.`,
    );
  }
  out(`Found ${source} in ${join(folder, found)}`);
}
