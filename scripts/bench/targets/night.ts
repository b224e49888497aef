import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { withReadOnly } from '../../../pipelines/warehouse/read-only.ts';
import { benchWorkspace, dropFiles, removeWorkspace, secondsOfNight } from '../authority/workspace.ts';
import { authorityYears, csvText } from '../authority/years.ts';
import type { Bench, Contest } from '../bench.ts';
import { secondsOf } from '../process.ts';
import { bundledProgram } from '../projects/bundled-program.ts';
import { bundledSelectOne } from './start-up.ts';

/** The clock of the night: the first working days after the last year. */
const nowAfter = (years: number) => `${2017 + years}-04-03T06:00:00`;

const readTyped = `import { DuckDBInstance } from '@duckdb/node-api';
  import { readdirSync } from 'node:fs';
  const [database, folder] = process.argv.slice(2);
  const instance = await DuckDBInstance.create(database);
  const connection = await instance.connect();
  let n = 0;
  for (const name of readdirSync(folder))
    await connection.run(\`create table t\${n++} as from read_csv('\${folder}/\${name}')\`);
  await connection.run('checkpoint');
  instance.closeSync();`;

/** A night that takes `years` from an empty warehouse, against DuckDB merely reading the same files into a database. */
async function firstNight(years: number): Promise<Contest> {
  const files = authorityYears(years);
  const folder = mkdtempSync(join(tmpdir(), 'sightline-bench-csv-'));
  for (const [i, file] of files.entries()) writeFileSync(join(folder, `${i}.csv`), csvText(file));
  const program = await bundledProgram('read-typed', readTyped);
  const rows = files.reduce((sum, file) => sum + file.rows.length, 0);
  const check = benchWorkspace();
  dropFiles(check, files);
  secondsOfNight(check, nowAfter(years));
  const held = await withReadOnly(join(check, 'data', 'warehouse.duckdb'), async (connection) =>
    Number(
      (await connection.runAndReadAll('select sum(rows_accepted) from ledger.submissions')).getRows()[0]![0],
    ),
  );
  removeWorkspace(check);
  if (held !== rows) throw new Error(`The night holds ${held} rows of ${rows}.`);
  return {
    unit: 's',
    about: `${rows} rows in ${files.length} files; ours also checks, answers, counts every measure, tests, hides small numbers and writes the pages`,
    ours: async () => {
      const dir = benchWorkspace();
      dropFiles(dir, files);
      const seconds = secondsOfNight(dir, nowAfter(years));
      removeWorkspace(dir);
      return seconds;
    },
    yardstick: async () => {
      const to = mkdtempSync(join(tmpdir(), 'sightline-bench-db-'));
      const seconds = await secondsOf('node', [program.file, join(to, 'typed.duckdb'), folder]);
      rmSync(to, { recursive: true });
      return seconds;
    },
    end: async () => {
      rmSync(folder, { recursive: true });
      program.remove();
    },
  };
}

const reads = 'DuckDB through node-api: the same CSV files, typed, to disk, checkpoint';

const oneYear: Bench = {
  id: 'T1',
  title: 'one authority’s year, inbox to published scorecard',
  yardstick: reads,
  limit: 2,
  pairs: 7,
  prepare: async (short) => (short ? { notRun: 'T5 runs the same night' } : firstNight(1)),
};

const tenYears: Bench = {
  id: 'T1b',
  title: 'ten years, inbox to published scorecard',
  yardstick: reads,
  limit: 2.5,
  pairs: 3,
  prepare: async (short) => (short ? { notRun: 'minutes long' } : firstNight(10)),
};

const oneChangedFile: Bench = {
  id: 'T5',
  title: 'a night with one changed file',
  yardstick: 'a bundled `select 1`',
  limit: 4,
  pairs: 7,
  async prepare() {
    const files = authorityYears(1);
    const dir = benchWorkspace();
    dropFiles(dir, files);
    secondsOfNight(dir, nowAfter(1));
    const selectOne = await bundledSelectOne();
    const reports = files.find((file) => file.extract === 'missing_person_reports')!;
    let more = 0;
    return {
      unit: 's',
      about: 'police reports with one row more; the rest as it was',
      ours: async () => {
        const extra = Array.from({ length: ++more }, (_, i) => [
          `X${i}`,
          'V1',
          '2017-06-01 10:00',
          'missing',
          'home',
          '14',
        ]);
        dropFiles(dir, [{ ...reports, rows: [...reports.rows, ...extra] }]);
        return secondsOfNight(dir, nowAfter(1));
      },
      yardstick: () => secondsOf('node', [selectOne.file]),
      end: async () => {
        selectOne.remove();
        removeWorkspace(dir);
      },
    };
  },
};

/** The statements over a finished warehouse, one after another, their results kept in memory. */
async function secondsByHand(warehouse: string, statements: readonly string[]): Promise<number> {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(cpus().length) });
  const connection = await instance.connect();
  try {
    await connection.run('set asof_loop_join_threshold = 0');
    await connection.run(`attach '${warehouse}' as warehouse (read_only)`);
    const begin = performance.now();
    for (const [i, sql] of statements.entries())
      await connection.run(`create table memory.main.t${i} as ${sql}`);
    return (performance.now() - begin) / 1000;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

const models: Bench = {
  id: 'T6',
  title: 'the models of the first night, as the runner builds them',
  yardstick: 'the same compiled statements run by hand, one after another',
  limit: 1.5,
  pairs: 3,
  async prepare(short) {
    if (short) return { notRun: 'T5 builds the same models' };
    const files = authorityYears(1);
    let dir = '';
    let statements: string[] = [];
    let seconds = 0;
    return {
      unit: 's',
      about: 'sum of the model statements; the target of performance.md for this size is 0.5 s of 60 models',
      ours: async () => {
        if (dir) removeWorkspace(dir);
        dir = benchWorkspace();
        dropFiles(dir, files);
        secondsOfNight(dir, nowAfter(1));
        const results = JSON.parse(
          readFileSync(join(dir, 'data', 'target', 'run_results.json'), 'utf8'),
        ).results;
        const built = results.filter((r: { unique_id: string }) => r.unique_id.startsWith('model.'));
        statements = built.map((r: { compiled_code: string }) => r.compiled_code);
        seconds = built.reduce((sum: number, r: { execution_time: number }) => sum + r.execution_time, 0);
        return seconds;
      },
      yardstick: () => secondsByHand(join(dir, 'data', 'warehouse.duckdb'), statements),
      end: async () => removeWorkspace(dir),
    };
  },
};

export default [oneYear, tenYears, oneChangedFile, models];
