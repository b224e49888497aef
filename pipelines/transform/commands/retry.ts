/** retry: the last command again, for the nodes alone that did not succeed. */
import { isAbsolute, join } from 'node:path';
import { DbtError } from '../errors.ts';
import { readArtifact } from '../graph/previous-state.ts';
import type { DbtOptions, DbtOutcome } from '../index.ts';
import { engineSetting } from '../project/engine-setting.ts';
import { readProjectFile } from '../project/project-file.ts';
import { findProjectRoot } from '../project/project-root.ts';
import { parseYamlOption } from '../project/yaml-file.ts';
import { LOADERS } from './dispatch.ts';
import { startInvocation } from './invocation.ts';
import type { ParsedOptions } from './options.ts';

const RETRIED = new Set(['error', 'fail', 'skipped', 'runtime error', 'partial success']);
const COMMANDS: Record<string, string> = {
  build: 'build',
  compile: 'compile',
  generate: 'docs generate',
  seed: 'seed',
  snapshot: 'snapshot',
  test: 'test',
  run: 'run',
  'run-operation': 'run-operation',
};

/** Takes up the run that run_results.json (of --state, or of the target folder) tells of. */
export async function retryCommand(parsed: ParsedOptions, options: DbtOptions): Promise<DbtOutcome> {
  const cwd = options.cwd ?? process.cwd();
  const env = options.env ?? process.env;
  const root = findProjectRoot({ cwd, env, projectDir: options.projectDir ?? parsed.projectDir });
  const target =
    parsed.targetPath ??
    engineSetting(env, 'TARGET_PATH') ??
    String(readProjectFile(root)['target-path'] ?? 'target');
  const folder = parsed.flags.state ?? target;
  const previous = readArtifact(
    isAbsolute(folder) ? folder : join(root, folder),
    'run_results',
    'run-results/v6',
  );
  if (!previous) throw new DbtError('Runtime', `Could not find previous run in '${folder}' target directory`);
  const which = COMMANDS[previous.args?.which];
  if (!which)
    throw new DbtError(
      'Runtime',
      `The previous command was '${previous.args?.which}', which cannot be retried.`,
    );
  const failed = previous.results.filter(
    (result: Record<string, any>) =>
      (RETRIED.has(result.status) || (parsed.flags.warnError && result.status === 'warn')) &&
      (which === 'run-operation' || !result.unique_id.startsWith('operation.')),
  );
  if (which === 'run-operation' && !failed.length) return { exitCode: 0, results: [] };
  const invocation = startInvocation(again(parsed, which, previous.args), options);
  invocation.only = new Set(failed.map((result: Record<string, any>) => result.unique_id));
  return (await LOADERS[which]!())(invocation);
}

/** The earlier command's options; --vars and --threads may be given anew, as may where things are. */
function again(parsed: ParsedOptions, which: string, args: Record<string, any>): ParsedOptions {
  const { flags } = parsed;
  const words = which === 'run-operation' ? [String(args.macro)] : [];
  return {
    ...parsed,
    words,
    flags: {
      ...flags,
      which,
      vars: Object.keys(flags.vars).length ? flags.vars : (args.vars ?? {}),
      threads: flags.threads ?? args.threads,
      target: flags.target ?? args.target,
      profile: flags.profile ?? args.profile,
      fullRefresh: args.full_refresh ?? false,
      empty: args.empty ?? false,
      failFast: args.fail_fast ?? false,
      storeFailures: args.store_failures ?? false,
      defer: args.defer ?? false,
      deferState: flags.deferState ?? args.state,
      state: undefined,
      favorState: args.favor_state ?? false,
      macro: words[0],
      args: macroArguments(args.args),
      raw: { ...args, ...flags.raw, which },
    },
  };
}

/** dbt writes the arguments of an operation as it was given them: as a mapping, or as YAML text. */
function macroArguments(given: unknown): Record<string, unknown> {
  if (typeof given === 'string') return parseYamlOption(given, 'args') as Record<string, unknown>;
  return given && typeof given === 'object' ? (given as Record<string, unknown>) : {};
}
