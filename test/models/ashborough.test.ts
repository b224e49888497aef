import { cpSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildModels } from '../../pipelines/build.ts';
import { openDatabase } from '../../pipelines/warehouse/warehouse.ts';
import { unpack } from '../ingest/tar.ts';
import { TestWorkspace } from '../ingest/workspace.ts';
import { type Comparison, compareValues } from './ashborough-values.ts';
import { type Explained, explainSample } from './explained.ts';

interface Board {
  readonly drops: readonly { readonly name: string; readonly received_on: string; readonly as_at: string }[];
}

const fixtures = join(import.meta.dirname, '..', '..', 'fixtures', 'ashborough');
const { drops, ...board } = JSON.parse(readFileSync(join(fixtures, 'board.json'), 'utf8')) as Board;

describe('the scorecard of Ashborough beside the values that another program computes', () => {
  const workspace = new TestWorkspace({ ...board });
  const compared = new Map<string, Comparison>();
  let explained: Explained;

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ashborough-values-'));
    unpack(join(fixtures, 'drops.tar.gz'), folder);
    for (const { name, received_on, as_at } of drops) {
      cpSync(join(folder, 'drops', name, 'inbox'), join(workspace.dir, 'inbox'), { recursive: true });
      workspace.now = `${received_on}T09:00:00`;
      await workspace.ingest();
      if (name === '04-2017-18-Q2' || name === '08-2016-17-restated') {
        workspace.now = `${as_at}T20:00:00`;
        compared.set(name, await compareAfter(name));
      }
      if (name === '08-2016-17-restated') break;
    }
  }, 900_000);

  async function compareAfter(name: string): Promise<Comparison> {
    const built = await buildModels(workspace.open(), {}, () => {});
    const failed = built.results.filter((result) => !['success', 'pass'].includes(result.status));
    expect(failed.map((result) => `${result.unique_id}: ${result.message}`)).toEqual([]);
    const warehouse = await openDatabase(built.path);
    try {
      if (name === '08-2016-17-restated') explained = await explainSample(warehouse);
      return await compareValues(await warehouse.connect(), join(fixtures, `values-${name}.csv.gz`));
    } finally {
      await warehouse.close();
    }
  }

  for (const [name, atLeast] of [
    ['04-2017-18-Q2', 40_000],
    ['08-2016-17-restated', 50_000],
  ] as const) {
    it(`agrees in every cell after ${name}`, () => {
      const { judged, differences } = compared.get(name)!;
      expect(judged).toBeGreaterThan(atLeast);
      // Courses planned come as counts sent with breakdown type (returns-coverage); the other program leaves them out.
      const unexplained = differences.filter(
        ({ measure_id, cell }) => !(measure_id === 'training-courses' && cell.includes(' type=')),
      );
      expect(unexplained).toEqual([]);
    });
  }

  it('lists as many records, or children, as every figure says', () => {
    // A population, whole months, licences, a sum and a median are no number of records.
    const isNoCount = ({ 0: measure, 1: side }: readonly string[]) =>
      side === 'denominator'
        ? /-rate-10k$|^cin-pct-of-population$|^eh-contacts-from-mash$|^elearning-uptake-pct$/.test(measure!)
        : /^camhs-wait-|^lado-pot-meetings$|^training-courses$|^population-0-1|^referrals-change-since|^missing-intervention-reduction/.test(
            measure!,
          );
    expect(explained.differences.filter((text) => !isNoCount(text.split(' ')))).toEqual([]);
    expect(explained.measures).toBeGreaterThan(190);
    expect(explained.cells).toBeGreaterThan(900);
  });
});
