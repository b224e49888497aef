import type { Workspace } from '../workspace/workspace.ts';
import { MissedTimes, wallMinute } from './missed.ts';

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
 * works waits its turn, and falls due at most once while waiting. A time that no clock showed (the hour that summer time
 * leaves out, a machine asleep) is made up for, once.
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
  const fired = new Map<string, number>();
  const fallDue = (job: Job) => {
    fired.set(job.name, wallMinute(Date.now(), timezone));
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
  };
  const tasks = jobs.map((job) =>
    cron.schedule(job.cron, () => fallDue(job), { timezone, name: job.name, suppressMissedWarning: true }),
  );
  // Wall times as if they were UTC: these tasks are asked, never started.
  const asked = jobs.map((job) => cron.createTask(job.cron, () => {}, { timezone: 'Etc/UTC' }));
  const missed = new MissedTimes(timezone);
  const watch = setInterval(() => {
    const passed = missed.look();
    for (const [index, job] of jobs.entries()) {
      const due = passed.filter((at) => asked[index]!.match(new Date(at))).at(-1);
      if (due === undefined || (fired.get(job.name) ?? 0) >= due) continue;
      say(`${job.name} was due when no clock showed its time; it is made up for now.`);
      fallDue(job);
    }
  }, 60_000);
  for (const job of jobs) say(`${job.name}: ${job.cron} (${timezone})`);
  return {
    async stop() {
      clearInterval(watch);
      for (const task of tasks) await task.stop();
      await tail;
    },
  };
}
