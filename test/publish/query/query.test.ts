import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { OperatorError } from '../../../domain/operator-error.ts';
import { queryPublished } from '../../../pipelines/publish/query/query.ts';
import type { Workspace } from '../../../pipelines/workspace/workspace.ts';
import { publishedWorkspace } from './published-copy.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await publishedWorkspace();
});

const codeOf = async (sql: string, options = {}) => {
  try {
    await queryPublished(workspace, sql, options);
    return 'ran';
  } catch (error) {
    if (error instanceof OperatorError) return error.code;
    throw error;
  }
};

describe('a statement of a reader', () => {
  it('gives columns and rows: joins, common table expressions, windows, days as text', async () => {
    const result = await queryPublished(
      workspace,
      `with big as (select * from scorecard where value >= 170)
      select title, period_end, value, weight, rank() over (order by value desc) as place, count(*) over () as title
      from big inner join measures using (measure_id) order by value`,
    );
    expect(result).toEqual({
      columns: ['title', 'period_end', 'value', 'weight', 'place', 'title_2'],
      types: ['VARCHAR', 'DATE', 'DOUBLE', 'DECIMAL(9,2)', 'BIGINT', 'BIGINT'],
      rows: [170, 180, 190].map((value, i) => ({
        title: 'Referrals received',
        period_end: '2017-09-30',
        value,
        weight: 1.5,
        place: 3 - i,
        title_2: 3,
      })),
      truncated: false,
    });
  });

  it('stops at the most rows asked for, and says so', async () => {
    const { rows, truncated } = await queryPublished(workspace, 'from scorecard', { maxRows: 7 });
    expect([rows.length, truncated]).toEqual([7, true]);
  });

  it('keeps whole numbers exact and tells what is no number', async () => {
    const { rows } = await queryPublished(
      workspace,
      `select 9007199254740993 as big, 170141183460469231731687303715884105727 as huge, 1e0 / 0 as none, true as yes, null as empty`,
    );
    expect(rows[0]).toEqual({
      big: '9007199254740993',
      huge: '170141183460469231731687303715884105727',
      none: 'Infinity',
      yes: true,
      empty: null,
    });
  });

  it('is told what is wrong with it in one line', async () => {
    await expect(queryPublished(workspace, 'selec 1')).rejects.toMatchObject({
      code: 'QUERY_WRONG',
      message: 'syntax error at or near "selec"',
    });
    await expect(queryPublished(workspace, 'select no_such from scorecard')).rejects.toMatchObject({
      code: 'QUERY_WRONG',
      message: expect.stringContaining('no_such'),
    });
    await expect(queryPublished(workspace, 'select * from secrets')).rejects.toMatchObject({
      code: 'QUERY_REFUSED',
      message:
        'There is no table “secrets” to read; the tables are scorecard, measures, submissions, periods, scorecard_values, supply, data_quality, data_quality_months, characteristics_recorded, release.',
    });
    expect(await codeOf(' ')).toBe('QUERY_REFUSED');
    expect(await codeOf(`select ${'1 + '.repeat(60_000)}1`)).toBe('QUERY_REFUSED');
  });

  it('needs something published', async () => {
    const empty = await publishedWorkspace();
    rmSync(join(empty.paths.publish, 'current.json'));
    await expect(queryPublished(empty, 'select 1')).rejects.toMatchObject({
      code: 'NOT_PUBLISHED',
      exitCode: 4,
    });
    writeFileSync(join(empty.paths.publish, 'current.json'), '{"database":"run-2/scorecard.duckdb"}');
    await expect(queryPublished(empty, 'select 1')).rejects.toMatchObject({ code: 'QUERY_FAILED' });
  });
});

describe('runaway statements', () => {
  it.each([
    ['without end', 'with recursive t(n) as (select 1 union all select n + 1 from t) select count(*) from t'],
    [
      'quadratic in long text',
      `select levenshtein(repeat('a', 100000), repeat('b', 100000)) from range(1000)`,
    ],
    ['many rows', 'select count(*) from range(100000000000) a, range(100000) b'],
  ])('%s: are stopped at the time limit', async (_, sql) => {
    const before = process.memoryUsage().rss;
    const begin = performance.now();
    expect(await codeOf(sql, { seconds: 1 })).toBe('QUERY_TOO_LONG');
    expect(performance.now() - begin).toBeLessThan(12_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });

  it.each([
    ['a list', 'select len(list(range)) from range(1000000000)'],
    ['a text', `select length(repeat('x', 2000000000))`],
    ['an answer', `select repeat('x', 1000000) as text from range(1000)`],
    ['unnested rows', 'select list_sort(range(500000000))'],
  ])('that need too much memory for %s end, and the parent lives on', async (_, sql) => {
    expect(['QUERY_TOO_LARGE', 'QUERY_TOO_LONG', 'QUERY_WRONG']).toContain(await codeOf(sql, { seconds: 3 }));
    expect((await queryPublished(workspace, 'select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  it('a deep expression is answered, not a crash of the parent', async () => {
    expect(await codeOf(`select ${'('.repeat(3000)}1${')'.repeat(3000)}`)).toBe('ran');
    expect(await codeOf(`select ${'abs('.repeat(5000)}1${')'.repeat(5000)}`)).toMatch(/^QUERY_/);
  });
});
