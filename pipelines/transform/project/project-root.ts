/** Where the project is. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { engineSetting } from './engine-setting.ts';

/** The project's folder: --project-dir, DBT_PROJECT_DIR, or the first folder upwards that has a dbt_project.yml. */
export function findProjectRoot(options: {
  cwd: string;
  env: Record<string, string | undefined>;
  projectDir?: string;
}): string {
  const given = options.projectDir ?? engineSetting(options.env, 'PROJECT_DIR');
  if (given) return resolve(options.cwd, given);
  for (let folder = options.cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'dbt_project.yml'))) return folder;
    if (dirname(folder) === folder) return options.cwd;
  }
}
