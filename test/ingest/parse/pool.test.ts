import { afterAll, describe, expect, it } from 'vitest';
import type { ParsePool } from '../../../pipelines/ingest/parse/parse-job.ts';
import { createParsePool, type PoolOptions } from '../../../pipelines/ingest/parse/pool.ts';

const module = new URL('./badly-behaved.ts', import.meta.url).href;
const troubles: string[] = [];
const pools: ParsePool[] = [];

function pool(options: PoolOptions = {}): ParsePool {
  const made = createParsePool({ onTrouble: (what) => troubles.push(what), ...options });
  pools.push(made);
  return made;
}

function job(exportName: string, argument?: unknown) {
  return { module, exportName, argument };
}

afterAll(() => Promise.all(pools.map((made) => made.close())));

describe('a pool of parsing children', () => {
  it('copies argument and result, bytes and missing values included', async () => {
    const argument = { rows: [1, null, undefined], bytes: new Uint8Array([1, 2]), at: new Map([[1, 'a']]) };
    expect(await pool().run(job('echo', argument))).toEqual(argument);
  });

  it('reuses a healthy child and gives it nothing of the environment that is secret', async () => {
    process.env.SIGHTLINE_SECRET_FILE = '/nowhere';
    const one = pool({ limits: { heapMb: 96 } });
    const first = await one.run<{ pid: number; environment: string[]; heapMb: number }>(job('whoAmI'));
    const second = await one.run<{ pid: number }>(job('whoAmI'));
    delete process.env.SIGHTLINE_SECRET_FILE;
    expect(second).toMatchObject({ pid: (first as { pid: number }).pid });
    expect((first as { heapMb: number }).heapMb).toBe(96);
    expect((first as { environment: string[] }).environment).not.toContain('SIGHTLINE_SECRET_FILE');
  });

  it('kills a job that takes too long and goes on with the next', async () => {
    const one = pool({ limits: { wallMs: 700 } });
    const [hung, settled, fine] = await Promise.all([
      one.run(job('hang')),
      one.run(job('neverSettle')),
      one.run(job('echo', 3)),
    ]);
    expect(hung).toMatchObject({ refused: true, code: 'PARSER_TIMEOUT' });
    expect(settled).toMatchObject({ refused: true, code: 'PARSER_TIMEOUT' });
    expect(fine).toBe(3);
  });

  it.each(['leaveQuietly', 'abort', 'throwCellValue'])(
    'takes %s for a crash, never for an empty file',
    async (name) => {
      const one = pool();
      expect(await one.run(job(name))).toMatchObject({ refused: true, code: 'PARSER_CRASH' });
      expect(await one.run(job('echo', 'next'))).toBe('next');
    },
  );

  it('survives a child that fills its heap', async () => {
    const one = pool({ limits: { heapMb: 48 } });
    expect(await one.run(job('fillHeap'))).toMatchObject({ code: 'PARSER_CRASH' });
    expect(await one.run(job('echo', 'next'))).toBe('next');
  });

  it('kills a child that takes memory outside its heap', async () => {
    const one = pool({ limits: { residentMb: 400, wallMs: 20_000 } });
    expect(await one.run(job('fillMemory'))).toMatchObject({
      code: 'PARSER_CRASH',
      message: expect.stringContaining('more memory'),
    });
  });

  it('runs no more children than its size, and all jobs', async () => {
    const two = pool({ size: 2 });
    const results = await Promise.all(
      Array.from({ length: 12 }, () => two.run<{ pid: number }>(job('whoAmI'))),
    );
    const pids = new Set(results.map((result) => (result as { pid: number }).pid));
    expect(pids.size).toBeLessThanOrEqual(2);
  });

  it('gives a job more time where its size explains it', async () => {
    const one = pool({ limits: { wallMs: 300 } });
    const started = Date.now();
    expect(await one.run({ ...job('neverSettle'), moreWallMs: 700 })).toMatchObject({
      code: 'PARSER_TIMEOUT',
    });
    expect(Date.now() - started).toBeGreaterThanOrEqual(1_000);
  });

  it('answers waiting jobs when it is closed', async () => {
    const one = pool({ limits: { wallMs: 20_000 } });
    const running = one.run(job('neverSettle'));
    const waiting = one.run(job('echo', 1));
    await one.close();
    expect(await running).toMatchObject({ code: 'PARSER_CRASH' });
    expect(await waiting).toMatchObject({ code: 'PARSER_CRASH' });
  });

  it('replaces an idle child that was killed from outside', async () => {
    const one = pool();
    const first = await one.run<{ pid: number }>(job('whoAmI'));
    process.kill((first as { pid: number }).pid, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await one.run(job('echo', 1))).toBe(1);
  });

  it('never passes on what a parser says about the file', () => {
    expect(troubles.length).toBeGreaterThan(0);
    expect(troubles.join('\n')).not.toContain('Mary');
  });
});
