import { type ExitCode, exitCodes } from '../domain/operator-error.ts';
import { buildModels, unchangedIn } from './build.ts';
import { ingest } from './ingest/ingest.ts';
import { publishAll } from './publish-all.ts';
import { overdueReturns } from './supply.ts';
import { startRun } from './workspace/run-record.ts';
import type { Workspace } from './workspace/workspace.ts';

type Say = (line: string) => void;

/**
 * The night: take what came, build and test every figure, publish. When a gate fails nothing is published and the last
 * good figures stay. Exit code 3 when files were refused or returns are overdue, 4 when a gate failed.
 */
export async function nightly(workspace: Workspace, say: Say): Promise<ExitCode> {
  const run = startRun(workspace, 'nightly');
  const tell: Say = (line) => {
    run.log(line);
    say(line);
  };
  try {
    tell('Taking what is in the inbox...');
    const taken = await run.step(
      'ingest',
      () => ingest(workspace, { say: tell }),
      (r) => `${r.files.length} files`,
    );
    tell('Building and testing the figures...');
    const built = await run.step(
      'transform',
      () => buildModels(workspace, {}, tell),
      (r) => `${r.results.length} nodes, ${unchangedIn(r.results)} of them unchanged`,
    );
    if (!built.passed) {
      tell('A test or model failed. Nothing was published; the last good figures stay.');
      run.end('gate_failed');
      return exitCodes.gateFailed;
    }
    tell('Publishing...');
    await run.step(
      'publish',
      () => publishAll(workspace, tell),
      (r) => r.run,
    );
    const overdue = await overdueReturns(workspace);
    for (const line of overdue) tell(line);
    const clean = taken.refused === 0 && overdue.length === 0;
    run.end(clean ? 'done' : 'refused_or_overdue');
    return clean ? exitCodes.done : exitCodes.refusedOrOverdue;
  } catch (error) {
    run.end('failed');
    throw error;
  }
}
