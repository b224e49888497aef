/** compile: the selected nodes' SQL, rendered and written, nothing built. */
import type { ManifestNode } from '../artifacts/manifest-types.ts';
import { writeManifest, writeRunResults } from '../artifacts/write-artifacts.ts';
import { runNodes } from '../execute/run-nodes.ts';
import type { DbtOutcome } from '../index.ts';
import { compileNode } from '../materialize/compile-node.ts';
import { runInline } from './inline-node.ts';
import { type Invocation, selectFor, withDatabase } from './invocation.ts';
import { printResult } from './printing.ts';

const TYPES = ['model', 'seed', 'snapshot', 'test', 'analysis', 'operation'];

export async function compileCommand(invocation: Invocation): Promise<DbtOutcome> {
  const { runtime, dag, out } = invocation;
  const { flags } = runtime;
  const started = performance.now();
  const selected = flags.inline === undefined ? selectFor(invocation, TYPES) : new Set<string>();
  return withDatabase(invocation, async (database) => {
    if (flags.inline !== undefined) {
      return runInline(invocation, database, async (node, session) => {
        await compileNode(runtime, node, session);
        out(
          flags.output === 'json'
            ? JSON.stringify({ node: 'inline', compiled: node.compiled_code })
            : `Compiled inline node is:\n${node.compiled_code}`,
        );
        return {};
      });
    }
    const results = await runNodes({
      runtime,
      dag,
      database,
      selected,
      threads: Math.max(1, runtime.loaded.profile.credentials.threads),
      testsBlock: false,
      work: async (node, session) => {
        await compileNode(runtime, node as ManifestNode, session);
        return { status: 'success' };
      },
      onStart: () => {},
      onResult: (node, result, index, total) => {
        if (result.status !== 'success') {
          printResult(invocation, node, result, index, total);
          invocation.err(result.message ?? '');
        }
      },
    });
    // A node that cannot be compiled ends the command as an unreadable project does, without results.
    if (results.some((result) => result.status !== 'success')) {
      writeManifest(runtime);
      return { exitCode: 2, results, manifest: runtime.state.manifest };
    }
    if (flags.select.length && results.length === 1) {
      const node = dag.nodes.get(results[0]!.unique_id)!;
      out(
        flags.output === 'json'
          ? JSON.stringify({ node: node.name, compiled: node.compiled_code })
          : `Compiled node '${node.name}' is:\n${node.compiled_code}`,
      );
    }
    writeManifest(runtime);
    writeRunResults(runtime, results, (performance.now() - started) / 1000);
    return { exitCode: 0, results, manifest: runtime.state.manifest };
  });
}
