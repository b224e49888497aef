import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishAll } from '../../pipelines/publish-all.ts';
import { withReadOnly } from '../../pipelines/warehouse/read-only.ts';
import { openDatabase } from '../../pipelines/warehouse/warehouse.ts';
import type { Workspace } from '../../pipelines/workspace/workspace.ts';
import { onAnotherDay, syntheticWorkspace } from './synthetic-workspace.ts';

let workspace: Workspace;
const said: string[] = [];
const say = (line: string) => void said.push(line);

beforeAll(async () => {
  workspace = await syntheticWorkspace('2018-07-16T09:00:00', { years: 1 });
  await publishAll(workspace, say);
});

function current(): { database: string; site: string; run: string; published_at: string } {
  return JSON.parse(readFileSync(join(workspace.paths.publish, 'current.json'), 'utf8'));
}

async function ask(
  query: string,
  database = join(workspace.paths.publish, current().database),
): Promise<unknown[][]> {
  return withReadOnly(database, async (connection) => (await connection.runAndReadAll(query)).getRowsJson());
}

describe('a release', () => {
  it('is what current.json points at, with relative paths', () => {
    expect(current()).toEqual({
      database: '20180716-090000/scorecard.duckdb',
      site: '20180716-090000/site',
      run: '20180716-090000',
      published_at: '2018-07-16T09:00:00',
    });
    expect(existsSync(join(workspace.paths.publish, current().site, 'index.html'))).toBe(true);
  });

  it('holds the tables that readers may query, and no others', async () => {
    const tables = await ask('select table_name from information_schema.tables order by all');
    expect(tables.flat()).toEqual([
      'additional_measures',
      'additional_values',
      'characteristics_recorded',
      'comparators',
      'data_quality',
      'data_quality_months',
      'measures',
      'periods',
      'ranks',
      'reconciliation',
      'release',
      'scorecard',
      'scorecard_values',
      'submissions',
      'supply',
    ]);
  });

  it('keeps every row and empties the suppressed ones', async () => {
    const [[rows, suppressed, leaking]] = (await ask(`
      select count(*), count(*) filter (status = 'suppressed'),
        count(*) filter (status = 'suppressed' and (numerator is not null or denominator is not null or value is not null))
      from scorecard`)) as [string[]];
    const warehouse = await openDatabase(workspace.paths.warehouse);
    const connection = await warehouse.connect();
    const held = (
      await connection.runAndReadAll('select count(*) from scorecard.scorecard_values')
    ).getRowsJson()[0]![0];
    await warehouse.close();
    expect(rows).toBe(held);
    expect(Number(suppressed)).toBeGreaterThan(100);
    expect(leaking).toBe('0');
  });

  it('shows no comparison that repeats a suppressed figure', async () => {
    const leaks = await ask(`
      select now.measure_id, now.period_label from scorecard as now
      inner join scorecard as before on now.measure_id = before.measure_id and now.period_kind = before.period_kind
        and now.breakdown = before.breakdown and now.breakdown_value = before.breakdown_value
        and before.period_end = last_day(now.period_end - to_months(12))
      where before.status = 'suppressed' and (now.same_period_last_year_value is not null or now.direction_long is not null)`);
    expect(leaks).toEqual([]);
    const beside = await ask(
      `select count(*) from scorecard where status = 'suppressed' and (previous_value is not null or direction_short is not null)`,
    );
    expect(beside).toEqual([['0']]);
  });

  it('says how complete characteristics are without a number that tells how many lack one', async () => {
    expect(await ask('select * from characteristics_recorded order by all')).toEqual([
      ['childrens_social_care', 'children', 'ethnicity', 100],
      ['police', 'custody_detentions', 'age', null],
    ]);
    expect(await ask('select files, month_start from data_quality_months')).toEqual([[2, '2018-04-01']]);
  });

  it('tells nothing of how many rows a submission had', async () => {
    const columns = await ask(
      `select column_name from information_schema.columns where table_name = 'submissions'`,
    );
    expect(columns.flat()).toEqual([
      'submission_id',
      'agency',
      'organisation',
      'extract',
      'covers_from',
      'covers_to',
      'extracted_on',
      'received_at',
      'status',
    ]);
  });

  it('says what was suppressed', () => {
    expect(said[0]).toMatch(/^Published run 20180716-090000 for everybody: \d+ figures hidden\.$/);
  });
});

describe('releases one after the other', () => {
  afterAll(() => expect(readdirSync(workspace.paths.publish)).toContain('current.json'));

  it('keeps the last three runs', async () => {
    for (const day of ['17', '18', '19']) {
      await publishAll(onAnotherDay(workspace, `2018-07-${day}T09:00:00`), say);
    }
    expect(readdirSync(workspace.paths.publish).sort()).toEqual([
      '20180717-090000',
      '20180718-090000',
      '20180719-090000',
      'current.json',
    ]);
    expect(current().run).toBe('20180719-090000');
  });

  it('hides the same cells when nothing has changed', async () => {
    const read = (run: string) =>
      ask(
        `select md5(string_agg(s::varchar, '|' order by s::varchar)) from scorecard as s`,
        join(workspace.paths.publish, run, 'scorecard.duckdb'),
      );
    expect(await read('20180719-090000')).toEqual(await read('20180718-090000'));
  });

  it('leaves the last release when the scorecard is missing', async () => {
    const warehouse = await openDatabase(workspace.paths.warehouse);
    const connection = await warehouse.connect();
    await connection.run('alter table scorecard.scorecard_values rename to set_aside');
    await warehouse.close();
    await expect(publishAll(onAnotherDay(workspace, '2018-07-20T09:00:00'), say)).rejects.toMatchObject({
      code: 'NOT_BUILT',
      exitCode: 4,
    });
    expect(current().run).toBe('20180719-090000');
    expect(readdirSync(workspace.paths.publish)).not.toContain('20180720-090000');
  });
});

describe('the list of suppressed cells', () => {
  it('stays in the data folder, names cells and reasons, and holds no figure', () => {
    const file = join(workspace.paths.runs, 'suppressed-everybody.csv');
    const [header, first] = readFileSync(file, 'utf8').split('\n');
    expect(header).toBe('measure_id,period_kind,period_label,breakdown,breakdown_value,why');
    expect(first).toMatch(/,(small|so that others cannot be worked out)$/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});

describe('an audience with a threshold of its own', () => {
  it('gets a folder of its own, with a line on every page that it is not for publication', async () => {
    const own = await syntheticWorkspace('2018-07-16T09:00:00', { years: 1, until: '2017-06-30' });
    const board = { ...own.board, disclosure: { threshold: 5, audiences: { board: { threshold: 0 } } } };
    await publishAll({ ...own, board }, say);
    const folder = join(own.paths.publish, 'board');
    const { database, site } = JSON.parse(readFileSync(join(folder, 'current.json'), 'utf8'));
    expect(
      await ask(`select count(*) from scorecard where status = 'suppressed'`, join(folder, database)),
    ).toEqual([['0']]);
    const everybody = readFileSync(join(own.paths.publish, '20180716-090000', 'site', 'index.html'), 'utf8');
    expect(everybody).not.toContain('OFFICIAL-SENSITIVE');
    for (const page of ['index.html', 'measures/referrals-received.html']) {
      expect(readFileSync(join(folder, site, page), 'utf8')).toContain(
        'OFFICIAL-SENSITIVE: not for publication',
      );
    }
  });
});

describe('the name of an audience', () => {
  it('cannot be that of a folder which publish/ uses', async () => {
    const board = {
      ...workspace.board,
      disclosure: { threshold: 5, audiences: { datasets: { threshold: 0 } } },
    };
    await expect(publishAll({ ...workspace, board }, say)).rejects.toMatchObject({
      code: 'AUDIENCE_NAME',
      exitCode: 2,
    });
  });
});
