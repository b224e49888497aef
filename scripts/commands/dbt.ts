import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runDbt } from '../../pipelines/transform/index.ts';
import { packageRoot } from '../../pipelines/workspace/package-root.ts';

/**
 * `sightline dbt <command> ...`: the SQL runner on its own, on any dbt-duckdb project. `--workspace` gives our own
 * profile the path of its warehouse; nothing else of Sightline is needed.
 */
export async function dbtCommand(argv: readonly string[]): Promise<number> {
  const args = [...argv];
  const env: Record<string, string | undefined> = { ...process.env };
  const at = args.findIndex((arg) => arg === '--workspace' || arg.startsWith('--workspace='));
  if (at >= 0) {
    const inline = args[at]!.includes('=');
    const workspace = inline ? args[at]!.slice('--workspace='.length) : args[at + 1];
    args.splice(at, inline ? 1 : 2);
    env.SIGHTLINE_WAREHOUSE = join(workspace ?? '.', 'data', 'warehouse.duckdb');
    if (!args.includes('--project-dir') && !existsSync('dbt_project.yml'))
      args.push('--project-dir', packageRoot());
    if (!args.includes('--profiles-dir') && !existsSync('dbt_project.yml'))
      args.push('--profiles-dir', packageRoot());
  }
  const { exitCode } = await runDbt(args, {
    env,
    stdout: (line) => process.stdout.write(`${line}\n`),
    stderr: (line) => process.stderr.write(`${line}\n`),
  });
  return exitCode;
}
