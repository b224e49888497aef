/** run-operation: calls a macro with arguments. */

import { writeManifest, writeRunResults } from '../artifacts/write-artifacts.ts';
import { Scope } from '../context/scope.ts';
import { DbtError, describeError, didYouMean } from '../errors.ts';
import { operationNode } from '../execute/run-nodes.ts';
import type { Session } from '../execute/session.ts';
import type { DbtOptions, DbtOutcome } from '../index.ts';
import { fromJs, toJs } from '../jinja/index.ts';
import type { MacroEntry } from '../macros/registry.ts';
import { type Invocation, startInvocation, withDatabase } from './invocation.ts';
import { parseOptions } from './options.ts';

/** Calls `macro` or `package.macro`; what it began is committed when it ends well. */
async function callOperation(
  invocation: Invocation,
  session: Session,
  name: string,
  args: Record<string, unknown>,
): Promise<unknown> {
  const { runtime } = invocation;
  const entry = findOperation(invocation, name);
  const scope = new Scope(runtime, operationNode(runtime, entry.name), { mode: 'run', session });
  const kwargs = Object.fromEntries(Object.entries(args).map(([key, value]) => [key, fromJs(value)]));
  const value = await scope.callEntry(entry, [], kwargs);
  await session.commit();
  return value;
}

/** The macro that an operation names. Throws where there is none. */
function findOperation(invocation: Invocation, name: string): MacroEntry {
  const { runtime } = invocation;
  const { macros } = runtime.state;
  const [macro, packageName] = name.split('.').reverse() as [string, string | undefined];
  const entry = packageName
    ? macros.inPackage(packageName, macro)
    : macros.findAnywhere(macro, runtime.loaded.root.name);
  if (!entry) {
    const known = [...macros.all()].map((item) => item.name);
    throw new DbtError(
      'Runtime',
      `dbt could not find a macro with the name '${macro}' in ${packageName ? `the '${packageName}' package` : 'any package'}.${didYouMean(macro, known)}`,
    );
  }
  return entry;
}

export async function runOperationCommand(invocation: Invocation): Promise<DbtOutcome> {
  const { runtime, err } = invocation;
  const { flags } = runtime;
  if (!flags.macro) throw new DbtError('Usage', "Missing argument 'MACRO'.");
  let entry: MacroEntry;
  try {
    entry = findOperation(invocation, flags.macro);
  } catch (error) {
    writeManifest(runtime);
    throw error;
  }
  const started = performance.now();
  return withDatabase(invocation, async (database) => {
    let failure: unknown;
    try {
      await callOperation(invocation, database.sessions[0]!, flags.macro!, flags.args);
    } catch (error) {
      if (!(error instanceof DbtError)) throw error;
      failure = error;
      err(`Encountered an error while running operation: ${describeError(error)}`);
    }
    writeManifest(runtime);
    writeRunResults(
      runtime,
      [
        {
          unique_id: entry.unique_id,
          status: failure ? 'error' : 'success',
          message: failure ? describeError(failure) : null,
          failures: failure ? 1 : 0,
          timing: [],
          thread_id: 'MainThread',
          execution_time: (performance.now() - started) / 1000,
          adapter_response: {},
          compiled: false,
          compiled_code: null,
          relation_name: null,
        },
      ],
      (performance.now() - started) / 1000,
    );
    return { exitCode: failure ? 1 : 0, results: [], manifest: runtime.state.manifest };
  });
}

/** runOperation of the library. */
export async function runOperationCall(
  macro: string,
  args: Record<string, unknown>,
  options: DbtOptions,
): Promise<unknown> {
  const parsed = parseOptions(['run-operation', macro, '--no-write-json'], options.env ?? process.env);
  const invocation = startInvocation(parsed, { quiet: true, ...options });
  return withDatabase(invocation, async (database) =>
    toJs(await callOperation(invocation, database.sessions[0]!, macro, args)),
  );
}
