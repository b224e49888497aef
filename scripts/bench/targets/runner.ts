import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { findDbt } from '../../parity/dbt.ts';
import type { Bench, Contest } from '../bench.ts';
import { bundledCommand, secondsOf } from '../process.ts';
import { generatedModels, writeProject } from '../projects/generated-project.ts';
import { byHand } from '../projects/models-by-hand.ts';

const ROWS = 1000;

const parse: Bench = {
  id: 'parse-1000',
  title: '`sightline dbt parse` of 1,000 generated models, nothing kept from an earlier run',
  yardstick: 'node -e 0',
  limit: 8,
  pairs: 9,
  async prepare() {
    const command = bundledCommand();
    const folder = mkdtempSync(join(tmpdir(), 'sightline-bench-'));
    writeProject(folder, generatedModels(1000, ROWS));
    const ours = () =>
      afresh(folder, 'target', () => secondsOf('node', [command, 'dbt', 'parse'], {}, folder));
    await ours();
    checkManifest(join(folder, 'target', 'manifest.json'), 1000);
    return {
      unit: 's',
      about: 'three refs, ten documented columns each',
      ours,
      yardstick: () => secondsOf('node', ['-e', '0']),
      beside: dbtDoing(['parse'], folder, 'target'),
      end: async () => rmSync(folder, { recursive: true, force: true }),
    };
  },
};

const build: Bench = {
  id: 'models-60',
  title: '`sightline dbt run` of 60 generated models',
  yardstick: 'their SQL run by hand in a bundled program, to a file, with a checkpoint',
  limit: 1.5,
  pairs: 9,
  async prepare() {
    const command = bundledCommand();
    const folder = mkdtempSync(join(tmpdir(), 'sightline-bench-'));
    const models = generatedModels(60, ROWS);
    writeProject(folder, models);
    const hand = await byHand(models, join(folder, 'by-hand.duckdb'));
    const ours = () =>
      afresh(folder, 'warehouse.duckdb', () => secondsOf('node', [command, 'dbt', 'run'], {}, folder));
    const yardstick = () => afresh(folder, 'by-hand.duckdb', () => secondsOf('node', [hand.file]));
    await ours();
    await yardstick();
    await checkTables(
      join(folder, 'warehouse.duckdb'),
      join(folder, 'by-hand.duckdb'),
      models.map((model) => model.name),
    );
    return {
      unit: 's',
      about: `tables of ${ROWS} rows, all equal to those made by hand`,
      ours,
      yardstick,
      beside: dbtDoing(['run'], folder, 'warehouse.duckdb'),
      end: async () => {
        rmSync(folder, { recursive: true, force: true });
        hand.remove();
      },
    };
  },
};

/** Removes what an earlier run left behind, then runs. */
async function afresh(folder: string, left: string, run: () => Promise<number>): Promise<number> {
  for (const name of [left, `${left}.wal`]) rmSync(join(folder, name), { recursive: true, force: true });
  return run();
}

/** The real dbt at the same work, where it is installed; it too begins with nothing kept. */
function dbtDoing(args: string[], folder: string, made: string): Contest['beside'] {
  const dbt = findDbt();
  if (!dbt) return undefined;
  const env = { DBT_SEND_ANONYMOUS_USAGE_STATS: 'false' };
  return {
    name: `dbt ${args.join(' ')}`,
    run: () => {
      rmSync(join(folder, 'target'), { recursive: true, force: true });
      return afresh(folder, made, () => secondsOf(dbt, [...args, '--no-partial-parse'], env, folder));
    },
  };
}

function checkManifest(file: string, count: number): void {
  if (!existsSync(file)) throw new Error('parsing wrote no manifest');
  const { nodes } = JSON.parse(readFileSync(file, 'utf8')) as { nodes: Record<string, Record<string, any>> };
  const complete = Object.values(nodes).filter(
    (node) =>
      Object.keys(node.columns).length === 10 &&
      (node.refs.length === 0 || node.depends_on.nodes.length === 3),
  );
  if (complete.length !== count) throw new Error(`${complete.length} of ${count} models are in the manifest`);
}

/** Throws unless both files hold the same rows under each name. */
async function checkTables(ours: string, theirs: string, names: readonly string[]): Promise<void> {
  const rows = async (file: string): Promise<unknown[][]> => {
    const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' });
    const connection = await instance.connect();
    const found: unknown[][] = [];
    for (const name of names) {
      const reader = await connection.runAndReadAll(`select count(*), sum(hash(t)) from ${name} as t`);
      found.push([name, ...reader.getRowsJson()[0]!]);
    }
    connection.closeSync();
    instance.closeSync();
    return found;
  };
  if (!isDeepStrictEqual(await rows(ours), await rows(theirs)))
    throw new Error('the runner and the SQL run by hand made different tables');
}

export default [parse, build];
