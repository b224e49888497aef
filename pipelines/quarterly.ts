import { type ExitCode, exitCodes } from '../domain/operator-error.ts';
import { quarterJustEnded } from '../domain/reporting-periods.ts';
import { type DatasetOutcome, makeDataset } from './dataset/dataset.ts';
import { nightly } from './nightly.ts';
import { startRun } from './workspace/run-record.ts';
import type { Workspace } from './workspace/workspace.ts';

/**
 * The quarter: a night, then the dataset of `period` (default: the quarter just ended), frozen as published. When a gate
 * failed in the night no dataset is made.
 */
export async function quarterly(
  workspace: Workspace,
  period: string | undefined,
  say: (line: string) => void,
): Promise<{ exitCode: ExitCode; dataset?: DatasetOutcome }> {
  const exitCode = await nightly(workspace, say);
  if (exitCode === exitCodes.gateFailed) return { exitCode };
  const label = period ?? quarterJustEnded(workspace.clock.today()).label;
  const run = startRun(workspace, 'quarterly');
  say(`Making the dataset of ${label}...`);
  try {
    const dataset = await run.step(
      'dataset',
      () => makeDataset(workspace, label, { freeze: true }, { say }),
      (r) => r.folder,
    );
    run.end('done');
    return { exitCode, dataset };
  } catch (error) {
    run.end('failed');
    throw error;
  }
}
