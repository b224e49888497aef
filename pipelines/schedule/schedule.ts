import type { Workspace } from '../workspace/workspace.ts';

/** A job of the scheduler: its name, its cron line and what it does. */
export interface Job {
  readonly name: string;
  readonly cron: string;
  run(): Promise<void>;
}

export interface Schedule {
  /** Ends the scheduler after the job in hand. */
  stop(): Promise<void>;
}

/**
 * Runs the jobs at their cron lines in the time zone of board.yml. Jobs never overlap: one that falls due while another
 * works waits its turn, and falls due at most once while waiting.
 */
export async function startSchedule(
  workspace: Workspace,
  jobs: readonly Job[],
  say: (line: string) => void,
): Promise<Schedule> {
  const cron = (await import('node-cron')).default;
  const timezone = workspace.board.schedule.timezone;
  for (const job of jobs) {
    if (!cron.validate(job.cron))
      throw new Error(`The cron line of ${job.name}, "${job.cron}", cannot be read.`);
  }
  let tail: Promise<void> = Promise.resolve();
  const waiting = new Set<string>();
  const tasks = jobs.map((job) =>
    cron.schedule(
      job.cron,
      () => {
        if (waiting.has(job.name)) return;
        waiting.add(job.name);
        tail = tail.then(async () => {
          waiting.delete(job.name);
          say(`${job.name} begins.`);
          try {
            await job.run();
          } catch (error) {
            say(`${job.name} failed: ${(error as Error).message}`);
          }
        });
      },
      { timezone, name: job.name },
    ),
  );
  for (const job of jobs) say(`${job.name}: ${job.cron} (${timezone})`);
  return {
    async stop() {
      for (const task of tasks) await task.stop();
      await tail;
    },
  };
}
