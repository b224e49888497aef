import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { packageRoot } from '../../../pipelines/workspace/package-root.ts';
import type { Bench } from '../bench.ts';
import { bundledCommand, secondsOf } from '../process.ts';

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
export async function bundledSelectOne(): Promise<{ file: string; remove(): void }> {
  const folder = mkdtempSync(join(packageRoot(), 'dist', 'bench-'));
  const file = join(folder, 'select-one.mjs');
  await build({
    stdin: {
      contents: `import { DuckDBInstance } from '@duckdb/node-api';
        const instance = await DuckDBInstance.create(':memory:');
        const connection = await instance.connect();
        await connection.run('select 1');`,
      resolveDir: packageRoot(),
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outfile: file,
    external: ['@duckdb/node-bindings*'],
    banner: { js: "import { createRequire as r } from 'node:module'; const require = r(import.meta.url);" },
    logLevel: 'error',
  });
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export default [help, firstSql];
