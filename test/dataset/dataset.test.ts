import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { scorecardColumns } from '../../domain/scorecard-value.ts';
import { makeDataset } from '../../pipelines/dataset/dataset.ts';
import { readRows } from '../../pipelines/warehouse/kysely.ts';
import { openDatabase } from '../../pipelines/warehouse/warehouse.ts';
import type { Workspace } from '../../pipelines/workspace/workspace.ts';
import { newWorkspace, printedRows, publish, type Row, reopen } from './invented-copy.ts';

const silent = { say: () => {} };
const hash = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
const hashes = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, hash(join(folder, name))]));

const find = (rows: Row[], measure: string, kind: string, end: string, breakdown = 'all', value = 'all') =>
  rows.find(
    (row) =>
      row.measure_id === measure &&
      row.period_kind === kind &&
      row.period_end === end &&
      row.breakdown === breakdown &&
      row.breakdown_value === value,
  )!;

/** The rows of values.csv; no cell of the invented copy needs quotes. */
function readCsv(folder: string): Record<string, string>[] {
  const [head, ...lines] = readFileSync(join(folder, 'values.csv'), 'utf8').trimEnd().split('\r\n');
  const names = head!.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i]!, cell])));
}

async function sql(workspace: Workspace, text: string) {
  const warehouse = await openDatabase(workspace.paths.warehouse);
  try {
    return readRows(await (await warehouse.connect()).runAndReadAll(text));
  } finally {
    await warehouse.close();
  }
}

describe('the files of a dataset', () => {
  let workspace: Workspace;
  let folder: string;
  beforeAll(async () => {
    workspace = newWorkspace('2017-10-20T09:00');
    await publish(workspace, printedRows('2017-12-31'));
    const outcome = await makeDataset(workspace, '2017-18-Q2', {}, silent);
    folder = outcome.folder;
    expect(outcome).toEqual({
      folder: join(workspace.paths.publish, 'datasets', '2017-18-Q2'),
      publication: '2017-18-Q2',
      frozen: false,
      unchanged: false,
      files: ['dataset.xlsx', 'values.csv', 'values.parquet', 'datapackage.json'],
      revised: 0,
    });
  });

  it('are all there, and no other', () => {
    expect(readdirSync(folder).sort()).toEqual([
      'datapackage.json',
      'dataset.xlsx',
      'values.csv',
      'values.parquet',
    ]);
    expect(readdirSync(join(folder, '..'))).toEqual(['2017-18-Q2']);
  });

  it('values.csv has the columns of the contract, periods up to the quarter’s end, hidden figures empty', () => {
    const text = readFileSync(join(folder, 'values.csv'), 'utf8');
    expect(text.slice(0, text.indexOf('\r\n'))).toBe(
      'measure_id,period_kind,period_label,period_start,period_end,breakdown,breakdown_value,numerator,denominator,value,unit,status,reason,source_kind,submission_ids',
    );
    const rows = readCsv(folder);
    expect(
      rows
        .map((row) => row.period_end)
        .sort()
        .at(-1),
    ).toBe('2017-09-30');
    expect(text).toContain(
      'referrals-received,year_to_date,2017-18 to Q2,2017-04-01,2017-09-30,all,all,5409,,5409,count,supplied,,record_level,s1;s2\r\n',
    );
    expect(text).toContain('cp-plans-open,snapshot,2017-09-30,,2017-09-30,all,all,547,,547,count,supplied,');
    for (const row of rows.filter(({ status }) => status === 'suppressed'))
      expect([row.numerator, row.denominator, row.value]).toEqual(['', '', '']);
    expect(rows.some(({ status }) => status === 'suppressed')).toBe(true);
  });

  it('values.parquet holds the same rows, days as DATE and numbers as DOUBLE', async () => {
    const memory = await openDatabase(':memory:');
    const connection = await memory.connect();
    const parquet = await connection.runAndReadAll(`from read_parquet('${folder}/values.parquet')`);
    expect(parquet.columnNames()).toEqual([...scorecardColumns]);
    const types = Object.fromEntries(
      parquet.columnNames().map((name, i) => [name, String(parquet.columnType(i))]),
    );
    expect(types).toMatchObject({
      period_start: 'DATE',
      period_end: 'DATE',
      numerator: 'DOUBLE',
      unit: 'VARCHAR',
    });
    const rows = readRows(parquet).map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, cell]) => [name, cell === null ? '' : String(cell)]),
      ),
    );
    expect(rows).toEqual(readCsv(folder));
    await memory.close();
  });

  it('datapackage.json describes each file by its size and hash', () => {
    const descriptor = JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8'));
    expect(descriptor.name).toMatch(/^[a-z0-9._-]+$/);
    expect(descriptor.sightline).toEqual({
      quarter: '2017-18-Q2',
      publication: '2017-18-Q2',
      frozen: false,
      published_at: '2017-10-20T09:00:00',
      run: 'run-1',
    });
    for (const { path, bytes, hash: written } of descriptor.resources) {
      expect(bytes).toBe(statSync(join(folder, path)).size);
      expect(written).toBe(`sha256:${hash(join(folder, path))}`);
    }
    expect(descriptor.resources[0].schema.fields.map((field: { name: string }) => field.name)).toEqual([
      ...scorecardColumns,
    ]);
  });

  it('are the same bytes when made again on the same day, and nothing of a run that was killed is left', async () => {
    const before = hashes(folder);
    mkdirSync(join(folder, '../.making-2017-18-Q2'));
    writeFileSync(join(folder, '../.making-2017-18-Q2/values.csv'), 'half');
    await new Promise((resolve) => setTimeout(resolve, 2100));
    await makeDataset(workspace, '2017-18-Q2', {}, silent);
    expect(hashes(folder)).toEqual(before);
    expect(readdirSync(join(folder, '..'))).toEqual(['2017-18-Q2']);
  });

  it('are refused for what is no quarter, is not over, or is not published', async () => {
    const of = (label: string) => makeDataset(workspace, label, {}, silent);
    await expect(of('2017-18')).rejects.toMatchObject({ code: 'PERIOD_UNKNOWN', exitCode: 2 });
    await expect(of('2017-18-Q3')).rejects.toMatchObject({ code: 'PERIOD_NOT_ENDED' });
    const later = reopen(workspace.paths.root, '2018-07-01T09:00');
    await expect(makeDataset(later, '2017-18-Q4', {}, silent)).rejects.toMatchObject({
      code: 'QUARTER_NOT_PUBLISHED',
      exitCode: 4,
    });
    rmSync(join(workspace.paths.publish, 'current.json'));
    await expect(of('2017-18-Q2')).rejects.toMatchObject({ code: 'NOT_PUBLISHED', exitCode: 4 });
  });
});

describe('freezing', () => {
  const rows = printedRows('2018-03-31');
  const until = (end: string) => structuredClone(rows.filter((row) => row.period_end <= end));
  let root: string;
  let first: Record<string, string>;
  const on = (day: string) => reopen(root, `${day}T05:00`);
  const freeze = (day: string, label: string, said: string[] = []) =>
    makeDataset(on(day), label, { freeze: true }, { say: (line) => said.push(line) });

  beforeAll(async () => {
    root = newWorkspace('2017-10-20T05:00').paths.root;
    await publish(on('2017-10-20'), until('2017-09-30'));
    const outcome = await freeze('2017-10-20', '2017-18-Q2');
    first = hashes(outcome.folder);
    expect(outcome).toMatchObject({ publication: '2017-18-Q2', frozen: true, unchanged: false, revised: 0 });
  });

  it('records each value as it was published, and who reads the files cannot write to them', async () => {
    expect(await sql(on('2017-10-20'), 'select * from published.publications')).toEqual([
      {
        sequence: 1,
        publication_id: '2017-18-Q2',
        quarter_label: '2017-18-Q2',
        quarter_end: '2017-09-30',
        publication_number: 1,
        published_at: '2017-10-20T05:00:00',
        run: 'run-1',
        value_count: until('2017-09-30').length,
      },
    ]);
    const hidden = await sql(
      on('2017-10-20'),
      `select count(*) as n from published.published_values where status = 'suppressed' and coalesce(numerator, value) is not null`,
    );
    expect(hidden).toEqual([{ n: 0 }]);
    const folder = join(root, 'publish/datasets/2017-18-Q2');
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o444);
  });

  it('a quarter again with the same values does nothing and says so', async () => {
    await publish(
      on('2017-10-21'),
      // Another submission of the same figures, a count of nothing given as a row, and a row that says revised.
      [
        ...until('2017-09-30').map((row) => ({ ...row, submission_ids: 's3' })),
        {
          ...find(rows, 'referrals-received', 'year_to_date', '2017-09-30', 'source', '1A'),
          breakdown_value: '5X',
          numerator: 0,
          value: 0,
        },
      ],
      'run-2',
    );
    const said: string[] = [];
    const outcome = await freeze('2017-10-21', '2017-18-Q2', said);
    expect(outcome).toMatchObject({ publication: '2017-18-Q2', frozen: true, unchanged: true });
    expect(said).toEqual(['2017-18-Q2 is frozen with these values already; nothing was written.']);
    expect(hashes(outcome.folder)).toEqual(first);
  });

  it('files that were lost come back as they were printed', async () => {
    await publish(on('2017-10-21'), until('2017-09-30'));
    const folder = join(root, 'publish/datasets/2017-18-Q2');
    rmSync(folder, { recursive: true });
    const outcome = await freeze('2017-11-30', '2017-18-Q2');
    expect(outcome.unchanged).toBe(true);
    expect(hashes(folder)).toEqual(first);
    expect(await sql(on('2017-11-30'), 'select count(*) as n from published.publications')).toEqual([
      { n: 1 },
    ]);
  });

  it('changed values make a second publication beside the first, which stays', async () => {
    const changed = until('2017-09-30');
    Object.assign(find(changed, 'referrals-received', 'year_to_date', '2017-09-30'), {
      numerator: 5410,
      value: 5410,
    });
    await publish(on('2017-11-01'), changed, 'run-3');
    const draft = await makeDataset(on('2017-11-01'), '2017-18-Q2', {}, silent);
    expect(draft).toMatchObject({ publication: '2017-18-Q2.2', frozen: false, revised: 1 });
    const outcome = await freeze('2017-11-02', '2017-18-Q2');
    expect(outcome).toMatchObject({
      publication: '2017-18-Q2.2',
      frozen: true,
      unchanged: false,
      revised: 1,
    });
    expect(readdirSync(join(root, 'publish/datasets')).sort()).toEqual(['2017-18-Q2', '2017-18-Q2.2']);
    expect(hashes(join(root, 'publish/datasets/2017-18-Q2'))).toEqual(first);
    const cell = readCsv(outcome.folder).find((row) => row.value === '5410');
    expect(cell).toMatchObject({ measure_id: 'referrals-received', status: 'revised' });
    expect((await freeze('2017-11-03', '2017-18-Q2')).unchanged).toBe(true);
  });

  it('the next quarter marks what differs from the latest publication, as far as the order of statuses lets it', async () => {
    const next = until('2017-12-31');
    const q1 = '2017-06-30';
    Object.assign(find(next, 'referrals-received', 'year_to_date', '2017-09-30'), {
      numerator: 5410,
      value: 5410,
    });
    Object.assign(find(next, 'referrals-received', 'year_to_date', q1), { numerator: 2950, value: 2950 });
    Object.assign(find(next, 'contacts-received', 'year_to_date', q1), {
      numerator: 3540,
      value: 3540,
      status: 'provisional',
    });
    Object.assign(find(next, 'cp-plans-open', 'snapshot', q1), {
      numerator: null,
      value: null,
      status: 'suppressed',
    });
    // Published as 83 and gone: its breakdown is still covered, so it is nothing now.
    const gone = find(next, 'referrals-received', 'year_to_date', '2017-09-30', 'source', '3C');
    expect(gone.value).toBe(83);
    next.splice(next.indexOf(gone), 1);
    // Published without a row, which meant 0.
    next.push({
      ...find(next, 'referrals-received', 'year_to_date', q1, 'source', '1A'),
      breakdown_value: '5D',
      value: 9,
      numerator: 9,
    });
    await publish(on('2018-01-20'), next, 'run-4');
    const outcome = await freeze('2018-01-20', '2017-18-Q3');
    const marked = readCsv(outcome.folder).filter((row) => row.status === 'revised');
    expect(marked.map((row) => [row.measure_id, row.period_end, row.breakdown_value, row.value])).toEqual([
      ['referrals-received', '2017-06-30', 'all', '2950'],
      ['referrals-received', '2017-06-30', '5D', '9'],
      ['referrals-received', '2017-09-30', '3C', '0'],
    ]);
    expect(outcome.revised).toBe(4);
    // What is 5410 was 5410 in the second publication of quarter 2: on paper already.
    expect((await freeze('2018-01-21', '2017-18-Q3')).unchanged).toBe(true);
  });

  it('a quarter frozen late is compared with earlier quarters only', async () => {
    const outcome = await freeze('2018-01-22', '2017-18-Q1');
    expect(outcome).toMatchObject({ publication: '2017-18-Q1', revised: 0 });
  });

  it('never takes the place of a folder that says it is frozen, though the register was lost', async () => {
    rmSync(join(root, 'data/warehouse.duckdb'));
    rmSync(join(root, 'data/warehouse.duckdb.wal'), { force: true });
    const before = hashes(join(root, 'publish/datasets/2017-18-Q3'));
    const outcome = await freeze('2018-01-23', '2017-18-Q3');
    expect(outcome.publication).toBe('2017-18-Q3.2');
    expect(hashes(join(root, 'publish/datasets/2017-18-Q3'))).toEqual(before);
  });
});
