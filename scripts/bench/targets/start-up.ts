import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../../pipelines/workspace/package-root.ts';
import type { Bench } from '../bench.ts';
import { bundledCommand, secondsOf } from '../process.ts';
import { bundledProgram, type Program } from '../projects/bundled-program.ts';

const help: Bench = {
  id: 'help',
  title: '`sightline --help`',
  yardstick: 'node -e 0',
  limit: 1.5,
  pairs: 9,
  async prepare() {
    const command = bundledCommand();
    return {
      unit: 's',
      ours: () => secondsOf('node', [command, '--help']),
      yardstick: () => secondsOf('node', ['-e', '0']),
    };
  },
};

const firstSql: Bench = {
  id: 'first-sql',
  title: '`sightline dbt show --inline "select 1"`',
  yardstick: 'a bundled `select 1`',
  limit: 2,
  pairs: 7,
  async prepare() {
    const command = bundledCommand();
    const folder = mkdtempSync(join(tmpdir(), 'sightline-bench-'));
    const selectOne = await bundledSelectOne();
    return {
      unit: 's',
      ours: () =>
        secondsOf('node', [
          command,
          'dbt',
          'show',
          '--inline',
          'select 1',
          '--project-dir',
          join(packageRoot(), 'scripts/bench/empty-project'),
          '--profiles-dir',
          join(packageRoot(), 'scripts/bench/empty-project'),
          '--target-path',
          folder,
        ]),
      yardstick: () => secondsOf('node', [selectOne.file]),
      end: async () => {
        rmSync(folder, { recursive: true, force: true });
        selectOne.remove();
      },
    };
  },
};

/** The least that any program on DuckDB must do: start, load the engine, open, one statement. */
export function bundledSelectOne(): Promise<Program> {
  return bundledProgram(
    'select-one',
    `import { DuckDBInstance } from '@duckdb/node-api';
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run('select 1');`,
  );
}

export default [help, firstSql];
