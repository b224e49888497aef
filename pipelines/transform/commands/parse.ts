/** parse: reads the project and writes its manifest. */
import { writeManifest } from '../artifacts/write-artifacts.ts';
import type { DbtOutcome } from '../index.ts';
import type { Invocation } from './invocation.ts';

export async function parseCommand(invocation: Invocation): Promise<DbtOutcome> {
  writeManifest(invocation.runtime);
  return { exitCode: 0, results: [], manifest: invocation.runtime.state.manifest };
}
