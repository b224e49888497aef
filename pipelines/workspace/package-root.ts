import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let found: string | undefined;

/** The folder that holds package.json and dbt_project.yml, from the source tree or from the bundle in dist/. */
export function packageRoot(): string {
  if (found) return found;
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'dbt_project.yml'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('The installation is incomplete: dbt_project.yml is missing.');
    folder = parent;
  }
  found = folder;
  return folder;
}
