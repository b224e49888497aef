import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { periodEndOf } from '../../connectors/layouts/dfe_published/statistics-table.ts';
import { buildModels } from '../../pipelines/build.ts';
import { TestWorkspace } from './workspace.ts';

const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'layouts', 'dfe_published');
const files = readdirSync(folder).sort();

describe('files of the Department for Education, dropped as they are published', () => {
  const workspace = new TestWorkspace({ name: 'Walsall', area_code: 'E08000030', districts: [] });
  workspace.now = '2025-12-01T09:00:00';

  beforeAll(async () => {
    for (const file of files) workspace.drop(`reference/${file}`, readFileSync(join(folder, file)));
    await workspace.ingest();
  });

  it.each(files)('%s is read in full', (file) => {
    const receipt = workspace.receipt(`reference/${file}`);
    expect(receipt).toMatchObject({ verdict: 'accepted', rows_refused: 0 });
    expect(receipt.extract).toBe(
      file.includes('Neighbour') ? 'statistical_neighbours' : 'published_statistics',
    );
  });

  it('gives one figure for each indicator, whatever the year heads it', async () => {
    expect(
      await workspace.query(`
        select year(period_end) as year, max(figure) filter (where indicator = 'referrals') as referrals,
          max(figure) filter (where indicator = 're_referral_percent') as percent,
          max(figure) filter (where indicator = 'referral_rate') as rate
        from raw.published_statistics where area_id = '335' and _is_effective group by all having referrals is not null order by all`),
    ).toEqual([
      { year: 2018, referrals: 5228, percent: 27.3, rate: 779.9 },
      { year: 2023, referrals: 3450, percent: 23.8, rate: 499.8 },
      { year: 2024, referrals: 3140, percent: 21.3, rate: 447.9 },
      { year: 2025, referrals: 3355, percent: 19.7, rate: null },
    ]);
  });

  it('keeps the symbol where there is no figure', async () => {
    const symbols = await workspace.query(
      `select distinct symbol from raw.published_statistics where symbol is not null order by all`,
    );
    expect(symbols.map(({ symbol }) => symbol)).toEqual(['c', 'u', 'x', 'z']);
    expect(
      await workspace.query(
        `select count(*) as both from raw.published_statistics where (figure is null) = (symbol is null)`,
      ),
    ).toEqual([{ both: 0 }]);
  });

  describe('and beside the measures', () => {
    let database: string;
    beforeAll(async () => {
      const built = await buildModels(workspace.open(), {}, () => {});
      const failed = built.results.filter((result) => !['success', 'pass'].includes(result.status));
      expect(failed.map((result) => `${result.unique_id}: ${result.message}`)).toEqual([]);
      database = built.path;
    }, 300_000);

    it('stand England, the region, and the neighbours by name with their mean and median', async () => {
      expect(
        await workspace.query(
          `select comparator_kind, area_name, value, areas_counted from scorecard.comparators
           where measure_id = 're-referrals-12m-pct' and period_end = date '2024-03-31' order by comparator_kind, place`,
          database,
        ),
      ).toEqual([
        { comparator_kind: 'england', area_name: 'England', value: 22.4, areas_counted: null },
        { comparator_kind: 'own_area', area_name: 'Walsall', value: 21.3, areas_counted: null },
        { comparator_kind: 'region', area_name: 'West Midlands', value: 20.7, areas_counted: null },
        ...(
          [
            ['Derby', 22.5],
            ['Rochdale', 24.1],
            ['Peterborough', 19.2],
            ['Stoke-on-Trent', 25.6],
            ['Bolton', 24.3],
            ['Tameside', 22.3],
            ['Dudley', 20],
            ['Sandwell', 20.9],
            ['Kirklees', 19.3],
            ['Telford and Wrekin', 19.1],
          ] as const
        ).map(([area_name, value]) => expect.objectContaining({ area_name, value })),
        expect.objectContaining({
          comparator_kind: 'statistical_neighbours_mean',
          value: expect.closeTo(21.73, 9),
        }),
        expect.objectContaining({
          comparator_kind: 'statistical_neighbours_median',
          value: expect.closeTo(21.6, 9),
        }),
      ]);
    });

    it('stands the rank among neighbours, 1 the best', async () => {
      expect(
        await workspace.query(
          `select neighbours_rank, neighbours_ranked from scorecard.ranks
           where measure_id = 're-referrals-12m-pct' and period_end = date '2024-03-31'`,
          database,
        ),
      ).toEqual([{ neighbours_rank: 6, neighbours_ranked: 11 }]);
    });

    it('agrees with its own counts: rates by the estimate of the year before, shares by their two counts', async () => {
      expect(await workspace.query('from scorecard.reconciliation', database)).toEqual([]);
      const [compared] = await workspace.query(
        `select count(*) filter (where measure_id = 'referrals-rate-10k') as rates,
           count(*) filter (where measure_id = 'cp-repeat-ever-pct') as shares
         from intermediate.int_published_figures where value is not null and geographic_level = 'local authority'`,
        database,
      );
      expect(compared).toEqual({ rates: expect.any(Number), shares: expect.any(Number) });
      expect(Number(compared!.rates)).toBeGreaterThan(30);
      expect(Number(compared!.shares)).toBeGreaterThan(30);
    });
  });
});

it.each([
  ['2024', 'Reporting year', false, '2024-03-31'],
  ['201718', 'Financial year', false, '2018-03-31'],
  ['2017/18', '', false, '2018-03-31'],
  ['201718', 'Academic year', false, '2018-08-31'],
  ['2017', 'Calendar year', false, '2017-12-31'],
  ['2017', 'Reporting year', true, '2017-06-30'],
  ['latest', 'Reporting year', false, ''],
])('%s of a %s ends on its day', (period, identifier, isMidYear, end) => {
  expect(periodEndOf(period, identifier, isMidYear)).toBe(end);
});
