import { beforeAll, describe, expect, it } from 'vitest';
import { judgeStatements } from '../../../pipelines/publish/query/judge.ts';
import { queryPublished } from '../../../pipelines/publish/query/query.ts';
import { defaultQueryLimits } from '../../../pipelines/publish/query/query-types.ts';
import { runStatement } from '../../../pipelines/publish/query/run-statement.ts';
import { readRows } from '../../../pipelines/warehouse/kysely.ts';
import { withReadOnly } from '../../../pipelines/warehouse/read-only.ts';
import type { Workspace } from '../../../pipelines/workspace/workspace.ts';
import { publishedWorkspace } from './published-copy.ts';

let workspace: Workspace;
let database: string;
beforeAll(async () => {
  workspace = await publishedWorkspace();
  database = `${workspace.paths.publish}/run-1/scorecard.duckdb`;
});

/** Judged and run in this process: quick, and these statements must be refused before they run. */
const answer = (sql: string) => runStatement({ database, sql, limits: defaultQueryLimits });

const attacks = {
  writes: [
    'create table x as select 1',
    'insert into scorecard select * from scorecard',
    'update scorecard set value = 0',
    'delete from scorecard',
    'drop table scorecard',
    'alter table scorecard add column x int',
    'create temp table t as select 1',
    'create temp view scorecard as select 1',
    'create macro f() as 1',
    'begin transaction',
    'checkpoint',
    'vacuum',
    'analyze',
    "export database '/tmp/x'",
    "import database '/tmp/x'",
  ],
  files: [
    "copy scorecard to '/tmp/x.csv'",
    "copy (select 1) to '/dev/stdout'",
    "select * from read_csv('/etc/passwd')",
    "select * from read_text('/etc/passwd')",
    "select * from read_blob('/etc/passwd')",
    "select * from read_json('/etc/passwd')",
    "select * from read_parquet('/tmp/x')",
    "select * from parquet_metadata('/tmp/x')",
    "select * from read_duckdb('/tmp/x', table_name='y')",
    "select * from sniff_csv('/etc/passwd')",
    "select * from glob('/*')",
    "select * from '/etc/passwd'",
    "select * from 'https://example.org/x.parquet'",
    `select * from "/etc/passwd.csv"`,
    `with "/etc/passwd.csv" as (select 1) select * from "/etc/passwd.csv"`,
    "attach '/tmp/x.duckdb'",
    "attach ':memory:' as m",
    "attach 'http://example.org/x.duckdb'",
    'detach scorecard',
  ],
  extensions: ['install httpfs', 'load httpfs', "force install 'x' from 'http://example.org'"],
  settings: [
    'set memory_limit = 0',
    'reset threads',
    'pragma enable_profiling',
    "pragma profiling_output = '/tmp/x'",
    'pragma database_list',
    'set variable x = 1',
    "select getvariable('x')",
    "select current_setting('secret_directory')",
    "select system.main.current_setting('temp_directory')",
    'set schema = information_schema',
    'use memory',
    "create secret s (type s3, key_id 'x')",
    'select * from duckdb_secrets()',
    "select which_secret('s3://x', 's3')",
    "select * from which_secret('s3://x', 's3')",
    "select getenv('HOME')",
  ],
  logs: [
    "call enable_logging('QueryLog')",
    "select * from enable_logging(storage='file', storage_config={'path':'/tmp/x'})",
    "select * from enable_logging(storage='stdout')",
    'select * from duckdb_logs',
    'select * from duckdb_logs()',
    'select * from truncate_duckdb_logs()',
    "select write_log('x')",
    'select * from enable_profiling()',
  ],
  catalogue: [
    'select * from secrets',
    'select * from main.secrets',
    'select * from scorecard.main.scorecard',
    'select * from information_schema.tables',
    'select * from duckdb_tables',
    'select * from duckdb_tables()',
    'select * from pg_catalog.pg_class',
    'select * from sqlite_master',
    'select * from pragma_database_list',
    "select * from pragma_storage_info('scorecard')",
    'with duckdb_tables as (select 1) select * from duckdb_tables',
    'with a as (select * from duckdb_tables), duckdb_tables as (select 1) select * from a',
    'with sqlite_master as (select * from sqlite_master) select * from sqlite_master',
    'select (select count(*) from duckdb_settings())',
    'select 1 where exists (from secrets)',
    'select * from scorecard where value in (select 1 from secrets)',
    'select * from scorecard order by (select max(text) from secrets)',
    'values ((select text from secrets))',
    'select 1 union all select text from secrets',
    'select * from measures, lateral (select * from secrets)',
    'select * from scorecard semi join secrets on true',
    'describe secrets',
    'show tables',
    'summarize scorecard',
    'from (show all tables)',
    'from (describe secrets)',
  ],
  textThatIsRun: [
    "select * from query('select * from secrets')",
    "select * from query_table('secrets')",
    "select * from query_table(['secrets'])",
    "select * from json_execute_serialized_sql(json_serialize_sql('select * from secrets'))",
    "pragma json_execute_serialized_sql('x')",
    "select json_serialize_plan('select * from secrets')",
    'prepare x as select 1',
    'execute x',
    "execute immediate 'select 1'",
  ],
  forms: [
    'select 1; select 2',
    'select 1; drop table scorecard',
    'explain select 1',
    'explain analyze select * from scorecard',
    'pivot scorecard on measure_id using sum(value)',
    'select $1',
    'select ?',
    'select sleep_ms(1000)',
    'select pg_sleep(10)',
    'select * from repeat(1, 10)',
    'select * from summary(table scorecard)',
    'select * from test_all_types()',
  ],
};

describe('what a reader may not do', () => {
  it.each(Object.entries(attacks))('%s', async (_, statements) => {
    for (const sql of statements) {
      const { kind, ...rest } = await answer(sql);
      expect({ sql, kind }, JSON.stringify(rest)).toEqual({ sql, kind: 'refused' });
    }
  });

  it('is refused before it runs, not by chance while it runs', async () => {
    for (const sql of ['', ...attacks.files, ...attacks.logs, ...attacks.textThatIsRun].filter((s) =>
      /^(select|with)/.test(s),
    )) {
      expect(await answer(sql), sql).toMatchObject({ code: 'QUERY_REFUSED' });
    }
  });

  it('leaves the server alive: both forms of the log that aborts an engine, then a reader', async () => {
    for (const sql of [
      "select * from enable_logging(storage='file', storage_config={'path':'/x'})",
      "call enable_logging(storage='file', storage_config={'path':'/x'})",
    ]) {
      await expect(queryPublished(workspace, sql)).rejects.toMatchObject({ code: 'QUERY_REFUSED' });
    }
    expect((await queryPublished(workspace, 'select count(*) as n from scorecard')).rows).toEqual([
      { n: 20 },
    ]);
  });
});

describe('what a reader may do', () => {
  it.each([
    'from scorecard',
    'table scorecard',
    'select * from main.scorecard',
    'select upper(title) from measures',
    'select * from range(3)',
    'select unnest([1, 2])',
    'select * from unnest([1, 2]) as t(n)',
    'select * from generate_series(1, 3)',
    'values (1), (2)',
    'with recursive t(n) as (select 1 union all select n + 1 from t where n < 3) select * from t',
    'with scorecard as (select 1 as one) select * from scorecard',
    'with b as (with a as (select 1) select * from a) select * from b',
    'select sum(value) filter (where value > 3), quantile_cont(value, 0.5), string_agg(breakdown_value) from scorecard',
    "select list_transform([1, 2], x -> x + 1), typeof(1), {a: 1}.a, strftime(period_end, '%Y') from scorecard",
    "select columns('val.*') from scorecard",
    'select * exclude (value) from scorecard using sample 3 rows',
    'select period_end, count(*) from scorecard group by all having count(*) > 1',
    "select * from scorecard asof join periods on scorecard.period_end >= date '2017-01-01' limit 1",
    '-- a comment\nselect 1;',
    "select 'drop table scorecard; select getenv(1)' as text",
  ])('%s', async (sql) => {
    const { kind, ...rest } = await answer(sql);
    // The engine itself refuses this join, which has no equality: it was allowed to try.
    if (/asof/.test(sql)) expect(rest).not.toMatchObject({ code: 'QUERY_REFUSED' });
    else expect(kind, JSON.stringify(rest)).toBe('result');
  });

  it('the tree is judged whole: every table of every sub-query', async () => {
    const trees = await withReadOnly(database, async (connection) =>
      readRows(
        await connection.runAndReadAll(
          `select json_serialize_sql('select 1 where 1 in (select 2 where exists (select * from secrets))') as tree`,
        ),
      ),
    );
    const { statements } = JSON.parse(String(trees[0]!.tree));
    expect(judgeStatements(statements, new Set())).toMatch(/no table “secrets”/);
  });
});
