import { expect, it } from 'vitest';
import { buildModels } from '../../pipelines/build.ts';
import { readValues } from '../../pipelines/values.ts';
import { withReadOnly } from '../../pipelines/warehouse/read-only.ts';
import { at, makeWorkspace, receive } from './workspaces.ts';

it('a share sent without its base is a gap, and stops nothing else', async () => {
  const dir = makeWorkspace();
  await receive(dir, '2017-07-12T09:00:00', {
    'police/aggregate_return_2017-18-Q1.csv':
      'Measure,Period from,Period to,Numerator,Denominator,Value,Status\n' +
      'channel-success-pct,01/04/2017,30/06/2017,80,,,Supplied\n' +
      'cse-police-incidents,01/04/2017,30/06/2017,29,,,\n',
  });
  const built = await buildModels(at(dir, '2017-07-12T09:00:00'), {}, () => {});
  expect(built.passed).toBe(true);
  const cells = await withReadOnly(built.path, (connection) =>
    readValues(connection, 'scorecard.scorecard_values', { period: '2017-18-Q1', totalsOnly: true }),
  );
  const quarter = (id: string) =>
    cells.find((cell) => cell.measure_id === id && cell.period_kind === 'quarter');
  expect(quarter('channel-success-pct')).toMatchObject({
    status: 'not_available',
    reason: 'not_recorded',
    value: null,
  });
  expect(quarter('cse-police-incidents')).toMatchObject({ status: 'supplied', value: 29 });
});
