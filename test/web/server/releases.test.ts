import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../../../web/server/server.ts';
import { pointAt, publishFolder, publishRun } from '../published-copy.ts';
import { syntheticScorecard } from '../synthetic-board.ts';

let server: RunningServer | undefined;
let folder = '';
const said: string[] = [];

afterEach(async () => {
  await server?.close();
  server = undefined;
  said.length = 0;
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<void> {
  server = await startServer({
    publishFolder: folder,
    host: '127.0.0.1',
    port: 0,
    say: (line) => said.push(line),
  });
}

const get = (path: string) => fetch(new URL(path, server!.url));
const runServed = async () => /run (\S+?)\./.exec(await (await get('/')).text())?.[1];
const titleOf = async (response: Response) => ((await response.json()) as { title: string }).title;
const titleServed = async () => titleOf(await get('/v1/measures/pf-open'));

const renamed = (title: string) => {
  const plain = syntheticScorecard();
  return syntheticScorecard({ measures: plain.measures.map((one) => ({ ...one, title })) });
};

test('before the first publication the server says so; then it serves', async () => {
  folder = publishFolder();
  await start();
  expect((await get('/')).status).toBe(503);
  await publishRun(folder, '20180101-090000');
  expect(await runServed()).toBe('20180101-090000');
});

test('a new release is served at once, pages and answers together, with new tags', async () => {
  folder = publishFolder();
  await publishRun(folder, '20180101-090000', { scorecard: renamed('Before') });
  await start();
  const before = await get('/v1/measures/pf-open');
  expect(await titleOf(before)).toBe('Before');
  await publishRun(folder, '20180102-090000', { scorecard: renamed('After') });
  const after = await fetch(new URL('/v1/measures/pf-open', server!.url), {
    headers: { 'if-none-match': before.headers.get('etag')! },
  });
  expect([after.status, await titleOf(after)]).toEqual([200, 'After']);
  expect(await runServed()).toBe('20180102-090000');
  rmSync(join(folder, '20180101-090000'), { recursive: true });
  expect(await titleServed()).toBe('After');
});

test('a missing or damaged release leaves the one before, and says why', async () => {
  folder = publishFolder();
  await publishRun(folder, '20180101-090000', { scorecard: renamed('Before') });
  await publishRun(folder, '20180102-090000', { scorecard: renamed('After'), points: false });
  await start();
  pointAt(folder, '20180103-090000');
  expect([await runServed(), await titleServed()]).toEqual(['20180101-090000', 'Before']);
  const file = join(folder, '20180102-090000', 'scorecard.duckdb');
  const bytes = readFileSync(file);
  for (let i = 20_000; i < bytes.length; i += 997) bytes[i] = bytes[i]! ^ 0xff;
  writeFileSync(file, bytes);
  pointAt(folder, '20180102-090000');
  expect([await runServed(), await titleServed()]).toEqual(['20180101-090000', 'Before']);
  writeFileSync(join(folder, 'current.json'), '{"database": "../../etc/passwd"');
  expect(await runServed()).toBe('20180101-090000');
  expect(said.filter((line) => line.includes('cannot be served'))).toHaveLength(3);
  await publishRun(folder, '20180104-090000', { scorecard: renamed('Whole') });
  expect(await titleServed()).toBe('Whole');
});

test('at start-up the newest whole release stands in for a damaged one', async () => {
  folder = publishFolder();
  await publishRun(folder, '20180101-090000', { points: false });
  await publishRun(folder, '20180102-090000', { points: false });
  pointAt(folder, '20180103-090000');
  mkdirSync(join(folder, '20180103-090000'));
  await start();
  expect(await runServed()).toBe('20180102-090000');
  expect(said.at(-1)).toBe('Release 20180102-090000 is served in its place.');
});

test('a pointer that leads out of its folder is not followed', async () => {
  folder = publishFolder();
  await publishRun(folder, '20180101-090000', { points: false });
  const inner = join(folder, 'inner');
  mkdirSync(inner);
  pointAt(inner, '../20180101-090000');
  server = await startServer({
    publishFolder: inner,
    host: '127.0.0.1',
    port: 0,
    say: (line) => said.push(line),
  });
  expect((await get('/')).status).toBe(503);
  expect(said.join()).toContain('leads out of its folder');
});

test('readers while releases follow one another see one release whole, and never an older one', async () => {
  folder = publishFolder();
  const runs = Array.from({ length: 4 }, (_, i) => `2018010${i + 1}-090000`);
  for (const run of runs) await publishRun(folder, run, { scorecard: renamed(run), points: false });
  pointAt(folder, runs[0]!);
  await start();
  let isOver = false;
  const seen = Array.from({ length: 4 }, async () => {
    const own: string[] = [];
    while (!isOver) {
      const rows = (await (await get('/v1/measures')).json()) as { title: string }[];
      const titles = new Set(rows.map((row) => row.title));
      expect(titles.size).toBe(1);
      own.push([...titles][0]!);
    }
    return own;
  });
  for (const run of runs.slice(1)) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    pointAt(folder, run);
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
  isOver = true;
  for (const own of await Promise.all(seen)) expect(own).toEqual([...own].sort());
  expect(await titleServed()).toBe(runs.at(-1));
});
