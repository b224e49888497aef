import { expect, test } from 'vitest';
import { parseQuarterLabel } from '../../domain/reporting-periods.ts';
import { type Beside, nothingBeside, readBeside } from '../../pipelines/dataset/beside.ts';
import type { Measure } from '../../pipelines/dataset/published-copy.ts';
import {
  acrossAgenciesSheet,
  limitsSheet,
  otherAreasSheet,
} from '../../pipelines/dataset/workbook/beside-sheets.ts';
import { openDatabase } from '../../pipelines/warehouse/warehouse.ts';

const rate = {
  measure_id: 'lac-rate-10k',
  title: 'Rate looked after',
  unit: 'rate_per_10000',
  decimals: 1,
} as Measure;

async function besideOf(...statements: string[]): Promise<Beside> {
  const database = await openDatabase(':memory:');
  const connection = await database.connect();
  try {
    for (const sql of statements) await connection.run(sql);
    return await readBeside(connection, parseQuarterLabel('2017-18-Q2')!);
  } finally {
    await database.close();
  }
}

const cell = `'lac-rate-10k' as measure_id, 'snapshot' as period_kind, '2017-09-30' as period_label, date '2017-09-30' as period_end,
  'all' as breakdown, 'all' as breakdown_value, 'rate_per_10000' as unit`;

test('limits, comparators and added measures stand in sheets of their own, hidden figures as [c]', async () => {
  const beside = await besideOf(
    `create table scorecard as select ${cell}, 61.26 as value, 55.04 as lower_ci, 67.9 as upper_ci, 'england' as comparator_kind,
      62.0 as comparator_value, 'similar' as comparator_significance, 60.0 as spc_mean, 50.0 as spc_lower, 70.0 as spc_upper,
      'common_cause' as variation, null::varchar as assurance
     union all by name select ${cell.replace('lac-rate', 'hidden-rate')}, null as value, 1.0 as lower_ci`,
    `create table comparators as select 'lac-rate-10k' as measure_id, date '2017-03-31' as period_end, 'own_area' as comparator_kind,
      'E1' as area_id, 'Testshire' as area_name, 1 as place, null::double as value, 'c' as symbol, 'LA tables' as source
     union all by name select 'lac-rate-10k' as measure_id, date '2018-03-31' as period_end, 'england' as comparator_kind, 64.0 as value`,
    `create table ranks as select 'lac-rate-10k' as measure_id, date '2017-03-31' as period_end, 3 as england_rank, 151 as england_ranked`,
    `create table additional_measures as select 'unlinked' as measure_id, 'Not linked' as title, 'Rows not linked.' as definition, 1 as decimals`,
    `create table additional_values as select ${cell.replace('lac-rate-10k', 'unlinked')}, null::double as numerator,
      null::double as denominator, null::double as value, 'suppressed' as status`,
  );
  expect(limitsSheet(beside, [rate]).rows.map((row) => row.slice(2, 8))).toEqual([
    [61.3, 55, 67.9, 60, 50, 70].map((number) => ({ number, decimals: 1 })),
  ]);
  // Published after the quarter: no part of its dataset.
  expect(otherAreasSheet(beside, [rate]).rows).toEqual([
    ['Rate looked after', '31 March 2017', 'Own area', 'Testshire', { text: '[c]' }, 3, 151, 'LA tables'],
  ]);
  expect(acrossAgenciesSheet(beside).rows).toEqual([
    ['Not linked', 'Rows not linked.', '2017-09-30', { text: '[c]' }, '', ''],
  ]);
});

test('a copy that was published without them has nothing beside its figures', async () => {
  expect(await besideOf('create table scorecard (measure_id varchar, value double)')).toEqual(nothingBeside);
});
