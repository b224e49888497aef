/** Runs one dbt command line. */

import { DbtError, DbtErrors, describeError } from '../errors.ts';
import type { DbtOptions, DbtOutcome } from '../index.ts';
import { COMMANDS } from './command-names.ts';
import type { Invocation } from './invocation.ts';

type Command = (invocation: Invocation) => Promise<DbtOutcome>;

/** The commands that work on a parsed project. */
export const LOADERS: Record<string, () => Promise<Command>> = {
  build: async () => (await import('./build.ts')).buildCommand,
  run: async () => (await import('./build.ts')).buildCommand,
  test: async () => (await import('./build.ts')).buildCommand,
  seed: async () => (await import('./build.ts')).buildCommand,
  snapshot: async () => (await import('./build.ts')).buildCommand,
  compile: async () => (await import('./compile.ts')).compileCommand,
  parse: async () => (await import('./parse.ts')).parseCommand,
  list: async () => (await import('./list.ts')).listCommand,
  show: async () => (await import('./show.ts')).showCommand,
  'source freshness': async () => (await import('./freshness.ts')).freshnessCommand,
  'docs generate': async () => (await import('./docs-generate.ts')).docsGenerateCommand,
  lineage: async () => (await import('./lineage.ts')).lineageCommand,
  'run-operation': async () => (await import('./run-operation.ts')).runOperationCommand,
};

/** Carries out a command line, and answers dbt's exit code. A user's mistake is printed, not thrown. */
export async function dbtCommand(argv: string[], options: DbtOptions = {}): Promise<DbtOutcome> {
  const err = options.stderr ?? ((line: string) => void process.stderr.write(`${line}\n`));
  const out = options.stdout ?? ((line: string) => void process.stdout.write(`${line}\n`));
  if (!argv.length || argv.includes('--help') || argv.includes('-h')) {
    for (const line of helpLines()) out(line);
    return { exitCode: 0, results: [] };
  }
  if (argv.some((word) => ['--version', '-v', '-V'].includes(word))) {
    out(`dbt version followed: ${(await import('../context/members.ts')).DBT_VERSION}`);
    return { exitCode: 0, results: [] };
  }
  try {
    const { parseOptions } = await import('./options.ts');
    const parsed = parseOptions(argv, options.env ?? process.env);
    const { which } = parsed.flags;
    if (which === 'clean') return (await import('./clean.ts')).cleanCommand(parsed, options);
    if (which === 'deps') return (await import('./deps.ts')).depsCommand(parsed, options);
    if (which === 'debug') return await (await import('./debug.ts')).debugCommand(parsed, options);
    if (which === 'retry') return await (await import('./retry.ts')).retryCommand(parsed, options);
    const command = await LOADERS[which]!();
    const { startInvocation } = await import('./invocation.ts');
    const outcome = await command(startInvocation(parsed, options));
    return options.signal?.aborted ? { ...outcome, exitCode: 2 } : outcome;
  } catch (error) {
    const { explainJinja } = await import('../context/scope.ts');
    const explained = explainJinja(error, {});
    if (!(explained instanceof DbtError)) throw explained;
    const count = explained instanceof DbtErrors ? `${explained.errors.length} errors` : 'an error';
    err(`Encountered ${count}:\n${describeError(explained)}`);
    return { exitCode: 2, results: [] };
  }
}

/** What --help prints; nothing heavy is loaded for it. */
function helpLines(): string[] {
  return [
    'Runs a dbt-duckdb project.',
    '',
    `Commands: ${COMMANDS.join(', ')}`,
    'Selection: --select --exclude --resource-type --exclude-resource-type --indirect-selection',
    'Project: --project-dir --profiles-dir --profile --target --target-path --vars --threads',
    'Building: --full-refresh --empty --fail-fast --store-failures --warn-error',
    'Output: --output --output-keys --limit --inline --args --quiet --no-write-json',
  ];
}
