import { exitCodes } from '../../domain/operator-error.ts';
import { nightly as runNightly } from '../../pipelines/nightly.ts';
import { quarterly as runQuarterly } from '../../pipelines/quarterly.ts';
import { type Job, startSchedule } from '../../pipelines/schedule/schedule.ts';
import { takeLock } from '../../pipelines/workspace/lock.ts';
import { openWorkspace, type Workspace } from '../../pipelines/workspace/workspace.ts';
import { type CommonOptions, voiceOf } from './output.ts';

async function locked<T>(workspace: Workspace, command: string, work: () => Promise<T>): Promise<T> {
  const release = takeLock(workspace, command);
  try {
    return await work();
  } finally {
    release();
  }
}

/** `sightline nightly`: ingest, transform and publish under one lock. */
export async function nightly(options: CommonOptions): Promise<number> {
  const workspace = openWorkspace(options.workspace);
  const voice = voiceOf(options);
  return locked(workspace, 'nightly', () => runNightly(workspace, voice.say));
}

/** `sightline quarterly [<period>]`: nightly, then the frozen dataset of the quarter just ended. */
export async function quarterly(options: CommonOptions, period?: string): Promise<number> {
  const workspace = openWorkspace(options.workspace);
  const voice = voiceOf(options);
  const outcome = await locked(workspace, 'quarterly', () => runQuarterly(workspace, period, voice.say));
  if (outcome.dataset) voice.say(`The dataset is in ${outcome.dataset.folder}.`);
  return outcome.exitCode;
}

/** `sightline schedule`: stays up and runs both at the times of board.yml, until it is stopped. */
export async function schedule(options: CommonOptions): Promise<number> {
  const workspace = openWorkspace(options.workspace);
  const voice = voiceOf(options);
  // Board.yml is read again for each run, so that a change takes effect without a restart.
  const again = () => openWorkspace(options.workspace);
  const jobs: Job[] = [
    {
      name: 'nightly',
      cron: workspace.board.schedule.nightly,
      run: async () =>
        void (await locked(again(), 'nightly', () => runNightly(unhurried(again()), voice.say))),
    },
    {
      name: 'quarterly',
      cron: workspace.board.schedule.quarterly,
      run: async () =>
        void (await locked(again(), 'quarterly', () =>
          runQuarterly(unhurried(again()), undefined, voice.say),
        )),
    },
  ];
  const running = await startSchedule(workspace, jobs, voice.say);
  await new Promise<void>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop());
  });
  voice.say('Stopping after the job in hand...');
  await running.stop();
  return exitCodes.done;
}

/** Unattended, a file must be unchanged for a minute: nobody waits for it. */
function unhurried(workspace: Workspace): Workspace {
  const stable = Math.max(60, workspace.board.ingest.stable_seconds);
  return { ...workspace, board: { ...workspace.board, ingest: { stable_seconds: stable } } };
}
