import { afterEach, describe, expect, it, vi } from 'vitest';
import { startSchedule } from '../../pipelines/schedule/schedule.ts';
import { toLondon } from '../../pipelines/workspace/clock.ts';
import { initWorkspace } from '../../pipelines/workspace/init.ts';
import { openWorkspace } from '../../pipelines/workspace/workspace.ts';
import { temporaryFolder } from './temporary-folder.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** London times at which a job with this cron line ran in the three days from `from` (UTC). */
async function runsOf(cron: string, from: string): Promise<string[]> {
  const dir = temporaryFolder();
  initWorkspace(dir);
  vi.useFakeTimers({
    now: new Date(from),
    toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
  });
  const runs: string[] = [];
  const job = { name: 'nightly', cron, run: async () => void runs.push(toLondon(new Date()).slice(0, 16)) };
  const running = await startSchedule(openWorkspace(dir, {}), [job], () => {});
  await vi.advanceTimersByTimeAsync(72 * 3_600_000);
  await running.stop();
  return runs;
}

describe('the night on which the clocks change', () => {
  it('has one run at the time that init writes', async () => {
    expect(await runsOf('30 2 * * *', '2024-03-30T12:00:00Z')).toEqual([
      '2024-03-31T02:30',
      '2024-04-01T02:30',
      '2024-04-02T02:30',
    ]);
    expect(await runsOf('30 2 * * *', '2024-10-26T12:00:00Z')).toEqual([
      '2024-10-27T02:30',
      '2024-10-28T02:30',
      '2024-10-29T02:30',
    ]);
  });

  it('has one run in the hour that comes twice', async () => {
    const runs = await runsOf('30 1 * * *', '2024-10-26T12:00:00Z');
    expect(runs.filter((at) => at.startsWith('2024-10-27'))).toEqual(['2024-10-27T01:30']);
    expect(runs).toHaveLength(3);
  });

  it('has one run where the hour is left out, when it is over', async () => {
    const runs = await runsOf('30 1 * * *', '2024-03-30T12:00:00Z');
    expect(runs[0]).toMatch(/^2024-03-31T02:0[0-2]$/);
    expect(runs.slice(1)).toEqual(['2024-04-01T01:30', '2024-04-02T01:30']);
  });
});

describe('a machine that was asleep when a job was due', () => {
  it('makes up for it once when it wakes', async () => {
    const dir = temporaryFolder();
    initWorkspace(dir);
    vi.useFakeTimers({
      now: new Date('2024-01-10T22:00:00Z'),
      toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
    });
    const runs: string[] = [];
    const job = {
      name: 'nightly',
      cron: '30 2 * * *',
      run: async () => void runs.push(toLondon(new Date())),
    };
    const running = await startSchedule(openWorkspace(dir, {}), [job], () => {});
    await vi.advanceTimersByTimeAsync(60_000);
    vi.setSystemTime(new Date('2024-01-11T08:00:00Z'));
    await vi.advanceTimersByTimeAsync(12 * 3_600_000);
    await running.stop();
    expect(runs.map((at) => at.slice(0, 13))).toEqual(['2024-01-11T08']);
  });
});
