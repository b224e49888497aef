import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../pipelines/workspace/package-root.ts';

/** The real dbt to compare with: SIGHTLINE_DBT, .venv/bin/dbt, or dbt on the path; undefined where there is none. */
export function findDbt(): string | undefined {
  const named = process.env.SIGHTLINE_DBT;
  if (named) return existsSync(named) ? named : undefined;
  const own = join(packageRoot(), '.venv', 'bin', 'dbt');
  if (existsSync(own)) return own;
  return spawnSync('dbt', ['--version'], { stdio: 'ignore' }).status === 0 ? 'dbt' : undefined;
}
