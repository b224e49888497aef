/** Runs one dbt command line. */

import { explainJinja } from '../context/scope.ts';
import { DbtError, describeError } from '../errors.ts';
import type { DbtOptions, DbtOutcome } from '../index.ts';
import { type Invocation, startInvocation } from './invocation.ts';
import { COMMANDS, parseOptions } from './options.ts';

type Command = (invocation: Invocation) => Promise<DbtOutcome>;

const LOADERS: Record<string, () => Promise<Command>> = {
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
  try {
    const parsed = parseOptions(argv, options.env ?? process.env);
    if (parsed.help) {
      (options.stdout ?? console.log)(`Commands: ${COMMANDS.join(', ')}`);
      return { exitCode: 0, results: [] };
    }
    if (parsed.flags.which === 'clean') return (await import('./clean.ts')).cleanCommand(parsed, options);
    if (parsed.flags.which === 'deps') return (await import('./deps.ts')).depsCommand(parsed, options);
    if (parsed.flags.which === 'debug')
      return await (await import('./debug.ts')).debugCommand(parsed, options);
    const loader = LOADERS[parsed.flags.which];
    if (!loader)
      throw new DbtError(
        'Usage',
        `The command '${parsed.flags.which}' is known to dbt but not supported by this runner yet.`,
      );
    const command = await loader();
    return await command(startInvocation(parsed, options));
  } catch (error) {
    const explained = explainJinja(error, {});
    if (!(explained instanceof DbtError)) throw explained;
    err(`Encountered an error:\n${describeError(explained)}`);
    return { exitCode: 2, results: [] };
  }
}
