import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { findProjectRoot, runDbt } from '../../pipelines/transform/index.ts';
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
    env.SIGHTLINE_WAREHOUSE = resolve(workspace ?? '.', 'data', 'warehouse.duckdb');
    if (!args.includes('--project-dir') && !existsSync('dbt_project.yml'))
      args.push('--project-dir', packageRoot());
    if (!args.includes('--profiles-dir') && !existsSync('dbt_project.yml'))
      args.push('--profiles-dir', packageRoot());
  }
  const cwd = process.cwd();
  // DuckDB resolves the relative paths in a project's SQL by the process's folder, which dbt makes the project's.
  const project = findProjectRoot({ cwd, env, projectDir: optionValue(args, '--project-dir') });
  if (existsSync(project)) process.chdir(project);
  const interruption = new AbortController();
  // Once: whoever asks a second time is not kept waiting.
  const stop = (signal: NodeJS.Signals): void => interruption.abort(signal);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  const { exitCode } = await runDbt(args, {
    cwd,
    env,
    signal: interruption.signal,
    stdout: (line) => process.stdout.write(`${line}\n`),
    stderr: (line) => process.stderr.write(`${line}\n`),
  });
  // To whoever asked for its end the process ends by that signal, its results written.
  if (interruption.signal.reason === 'SIGTERM') process.kill(process.pid, 'SIGTERM');
  return exitCode;
}

function optionValue(args: readonly string[], name: string): string | undefined {
  const at = args.findLastIndex((arg) => arg === name || arg.startsWith(`${name}=`));
  if (at < 0) return undefined;
  return args[at]!.includes('=') ? args[at]!.slice(name.length + 1) : args[at + 1];
}
