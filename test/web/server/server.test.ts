import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scorecardColumns } from '../../../domain/scorecard-value.ts';
import { openDatabase } from '../../../pipelines/warehouse/warehouse.ts';
import { type RunningServer, startServer } from '../../../web/server/server.ts';
import { publishFolder, publishRun } from '../published-copy.ts';

interface Described {
  readonly schema: { readonly items: { readonly properties: Row } };
}

const folder = publishFolder();
const said: string[] = [];
let server: RunningServer;

const at = (path: string) => new URL(path, server.url);
const get = (path: string, headers: Record<string, string> = {}) => fetch(at(path), { headers });
type Row = Readonly<Record<string, unknown>>;
const rowsAt = async (path: string) => (await (await get(path)).json()) as Row[];
const rowAt = async (path: string) => (await (await get(path)).json()) as Row;

beforeAll(async () => {
  await publishRun(folder, '20180416-090000');
  const dataset = join(folder, 'datasets', '2017-18-Q4');
  mkdirSync(dataset, { recursive: true });
  writeFileSync(join(dataset, 'values.csv'), 'measure_id\r\n');
  writeFileSync(
    join(dataset, 'datapackage.json'),
    JSON.stringify({ sightline: { frozen: true, published_at: '2018-04-20T05:00:00' } }),
  );
  mkdirSync(join(folder, 'datasets', '.making-2017-18-Q4'));
  server = await startServer({
    publishFolder: folder,
    host: '127.0.0.1',
    port: 0,
    say: (line) => said.push(line),
  });
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the front sheet is served as its bytes, and not again to who has them', async () => {
  const response = await get('/');
  expect(response.status).toBe(200);
  expect(await response.text()).toBe(readFileSync(join(folder, '20180416-090000/site/index.html'), 'utf8'));
  const again = await get('/', { 'if-none-match': response.headers.get('etag')! });
  expect([again.status, await again.text()]).toEqual([304, '']);
});

test('values have the columns of the export, in its order', async () => {
  const rows = await rowsAt('/v1/values?measure=referrals-received&period=2017-18-Q4&breakdown=all');
  expect(rows.map((row) => row.period_kind)).toEqual(['month', 'quarter']);
  expect(Object.keys(rows[0]!)).toEqual([...scorecardColumns]);
  expect(rows[1]).toEqual({
    measure_id: 'referrals-received',
    period_kind: 'quarter',
    period_label: '2017-18-Q4',
    period_start: '2018-01-01',
    period_end: '2018-03-31',
    breakdown: 'all',
    breakdown_value: 'all',
    numerator: 2708,
    denominator: null,
    value: 2708,
    unit: 'count',
    status: 'supplied',
    reason: null,
    source_kind: 'record_level',
    submission_ids: 's1',
  });
});

test.each([
  ['?status=suppressed&measure=pf-open', 2],
  ['?measure=pf-open&measure=re-referrals-12m-pct', 10],
  ['?agency=police', 1],
  ['?stage=looked_after&from=2017-10-01', 2],
  ['?period=2017-18-Q1&period_kind=quarter', 3],
  ['?period=1999-00-Q1', 0],
])('filters narrow: %s', async (query, rows) => {
  expect(await rowsAt(`/v1/values${query}`)).toHaveLength(rows);
});

test('the four forms hold the same rows', async () => {
  const path = '/v1/values?measure=pf-open';
  const rows = await rowsAt(path);
  const csv = await (await get(path, { accept: 'text/csv' })).text();
  expect(csv.split('\r\n').slice(0, 2)).toEqual([
    scorecardColumns.join(','),
    'pf-open,quarter,2016-17-Q4,2017-01-01,2017-03-31,all,all,8,,8,count,supplied,,record_level,s1',
  ]);
  const arrow = tableFromIPC(await (await get(`${path}&format=arrow`)).arrayBuffer());
  expect(arrow.schema.fields.map(({ name }) => name)).toEqual([...scorecardColumns]);
  expect(
    [...arrow].map((row) => [
      row.period_label,
      row.value,
      new Date(row.period_end).toISOString().slice(0, 10),
    ]),
  ).toEqual(rows.map((row) => [row.period_label, row.value, row.period_end]));
  const file = join(folder, 'answer.parquet');
  writeFileSync(file, Buffer.from(await (await get(`${path}&format=parquet`)).arrayBuffer()));
  const memory = await openDatabase(':memory:');
  const read = await (await memory.connect()).runAndReadAll(
    `select period_label, value, cast(period_end as varchar), typeof(period_end) from '${file}'`,
  );
  expect(read.getRows()).toEqual(rows.map((row) => [row.period_label, row.value, row.period_end, 'DATE']));
  await memory.close();
});

test('the other questions have answers', async () => {
  expect(await rowsAt('/v1/measures')).toHaveLength(4);
  expect((await rowAt('/v1/measures/pf-open')).title).toBe('Privately fostered children');
  expect((await rowsAt('/v1/scorecard?period=2017-18-Q3'))[0]).toMatchObject({
    measure_id: 'referrals-received',
    period_label: '2017-18-Q3',
    value: 2624,
  });
  expect(await rowsAt('/v1/submissions')).toMatchObject([
    { submission_id: 's1', received_at: '2018-04-16T09:00:00' },
  ]);
  expect(await rowsAt('/v1/datasets')).toMatchObject([
    {
      publication: '2017-18-Q4',
      file: 'values.csv',
      frozen: true,
      href: '/v1/datasets/2017-18-Q4/values.csv',
    },
    { publication: '2017-18-Q4', file: 'datapackage.json' },
  ]);
  const download = await get('/v1/datasets/2017-18-Q4/values.csv');
  expect([await download.text(), download.headers.get('content-disposition')]).toEqual([
    'measure_id\r\n',
    'attachment; filename="2017-18-Q4-values.csv"',
  ]);
});

test('the description names every path and every column', async () => {
  const document = (await (await get('/v1/openapi.json')).json()) as {
    paths: Record<string, { get: { responses: Record<number, { content: Record<string, Described> }> } }>;
  };
  expect(Object.keys(document.paths)).toEqual([
    '/v1/measures',
    '/v1/measures/{id}',
    '/v1/values',
    '/v1/judgements',
    '/v1/additional-values',
    '/v1/comparators',
    '/v1/ranks',
    '/v1/scorecard',
    '/v1/submissions',
    '/v1/datasets',
    '/v1/datasets/{publication}/{file}',
    '/v1/openapi.json',
  ]);
  const values = document.paths['/v1/values']!.get.responses[200]!.content['application/json']!.schema;
  expect(Object.keys(values.items.properties)).toEqual([...scorecardColumns]);
});

test.each([
  ['/v1/values?mesure=pf-open', 400, /There is no filter of that name/],
  ['/v1/values?measure=pf-opne', 400, /nearest are pf-open/],
  ['/v1/values?status=missing', 400, /status is one of/],
  ['/v1/values?from=yesterday', 400, /from is a day/],
  ['/v1/values?format=xml', 400, /format is one of json, csv, parquet, arrow/],
  ["/v1/values?breakdown=all'--&period=%27", 200, /^\[\]/],
  ['/v1/measures/nothing', 404, /nearest/],
  ['/v1/scorecard?period=soon', 400, /period is a quarter/],
  ['/v1/scorecard?period=2001-02-Q1', 404, /No figures/],
  ['/v1/datasets/..%2f..%2fdata/secret', 404, /no such file/],
  ['/v1/datasets/.making-2017-18-Q4/values.csv', 404, /no such file/],
  ['/../current.json', 404, /no such page/],
  ['/20180416-090000/scorecard.duckdb', 404, /no such page/],
  ['/board/index.html', 404, /no such page/],
  [`/v1/values?measure=${'x'.repeat(5000)}`, 414, /at most/],
])('%s is answered with %i', async (path, status, detail) => {
  const response = await get(path);
  expect(response.status).toBe(status);
  const text = await response.text();
  if (status === 200) expect(text).toMatch(detail);
  else expect(JSON.parse(text)).toMatchObject({ status, detail: expect.stringMatching(detail) });
});

test('what stands beside the values is given with them, and nothing where a release has none', async () => {
  const judged = await rowsAt('/v1/judgements?measure=pf-open');
  expect(judged.length).toBeGreaterThan(0);
  expect(Object.keys(judged[0]!)).toEqual(expect.arrayContaining(['lower_ci', 'target', 'spc_mean', 'rag']));
  expect((await get('/v1/judgements?measure=pf-opne')).status).toBe(400);
  for (const path of ['/v1/comparators?comparator_kind=england', '/v1/ranks', '/v1/additional-values'])
    expect(await rowsAt(path)).toEqual([]);
});

test('a format that nobody makes is refused, a browser gets JSON', async () => {
  expect((await get('/v1/measures', { accept: 'application/pdf' })).status).toBe(406);
  const browser = await get('/v1/measures', { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });
  expect(browser.headers.get('content-type')).toMatch(/^application\/json/);
});

test.each([
  '/',
  '/measures/pf-open.html',
  '/nothing',
  '/v1/values?measure=pf-open',
  '/v1/values?measure=pf-open&format=arrow',
  '/v1/values?x=1',
  '/v1/openapi.json',
  '/v1/datasets',
  '/v1/datasets/2017-18-Q4/values.csv',
])('%s carries the security headers', async (path) => {
  for (const method of ['GET', 'HEAD', 'POST']) {
    const response = await fetch(at(path), { method });
    await response.arrayBuffer();
    const headers = response.headers;
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toBeTruthy();
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('cache-control')).toBeTruthy();
    if (method === 'POST') expect([response.status, headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  }
});

test('nonsense on the wire does not stop the server', async () => {
  await new Promise<void>((resolve) => {
    const socket = connect(Number(at('/').port), '127.0.0.1', () => socket.end('NOT HTTP\r\n\r\n'));
    socket.on('close', () => resolve());
    socket.resume();
  });
  expect((await get('/')).status).toBe(200);
});

test('too many questions are sent away with the time to wait, pages are not', async () => {
  const limited = await startServer({
    publishFolder: folder,
    host: '127.0.0.1',
    port: 0,
    say: () => {},
    answersPerMinute: 3,
  });
  const statuses: number[] = [];
  for (let i = 0; i < 5; i++) statuses.push((await fetch(new URL('/v1/measures', limited.url))).status);
  expect(statuses).toEqual([200, 200, 200, 429, 429]);
  const refused = await fetch(new URL('/v1/measures', limited.url));
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await fetch(new URL('/', limited.url))).status).toBe(200);
  await limited.close();
});

test('nothing was written into the publish folder, and nothing went wrong unseen', () => {
  expect(existsSync(join(folder, '20180416-090000', 'scorecard.duckdb.wal'))).toBe(false);
  expect(said).toEqual([]);
});
