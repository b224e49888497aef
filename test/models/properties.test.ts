import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildModels } from '../../pipelines/build.ts';
import { readValues } from '../../pipelines/values.ts';
import { withReadOnly } from '../../pipelines/warehouse/read-only.ts';
import { type AuthorityFile, authorityYears, csvText } from '../../scripts/bench/authority/years.ts';
import { TestWorkspace } from '../ingest/workspace.ts';

/** Every twentieth row of the invented authority's year. */
const year: AuthorityFile[] = authorityYears(1).map((file) => ({
  ...file,
  rows: file.rows.filter((_, i) => i % 20 === 0),
}));

function drop(workspace: TestWorkspace, files: readonly AuthorityFile[]): void {
  for (const file of files) {
    const path = join(workspace.dir, 'inbox', file.path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, csvText(file));
  }
}

function newWorkspace(): TestWorkspace {
  const workspace = new TestWorkspace({
    districts: [
      { code: 'E07000991', name: 'North' },
      { code: 'E07000992', name: 'South' },
      { code: 'E07000993', name: 'East' },
    ],
  });
  workspace.now = '2018-04-03T09:00:00';
  return workspace;
}

/** Every cell of the scorecard by its key; which submissions it came from is left out. */
async function figures(workspace: TestWorkspace): Promise<Map<string, string>> {
  const built = await buildModels(workspace.open(), {}, () => {});
  expect(built.results.filter((r) => !['success', 'pass'].includes(r.status))).toEqual([]);
  const rows = await withReadOnly(built.path, (connection) =>
    readValues(connection, 'scorecard.scorecard_values', {}),
  );
  return new Map(
    rows.map((r) => [
      [r.measure_id, r.period_kind, r.period_end, r.breakdown, r.breakdown_value].join('|'),
      [r.numerator, r.denominator, r.value, r.status, r.reason, r.source_kind].join('|'),
    ]),
  );
}

/** The first half of the year as it was known then: rows dated by 30 September, ends that came later still blank. */
function firstHalf(file: AuthorityFile): AuthorityFile {
  const at = file.header.findIndex((name) => /date/i.test(name) && !/birth/i.test(name));
  const known = (cell: string) =>
    /^2\d{3}-\d\d-\d\d/.test(cell) && cell.slice(0, 10) > '2017-09-30' ? '' : cell;
  const rows = at < 0 ? file.rows : file.rows.filter((row) => row[at]! <= '2017-09-30 24');
  return {
    ...file,
    path: file.path.replace('2018-03-31', '2017-09-30'),
    rows: rows.map((row) => row.map((cell, i) => (i > at && at >= 0 ? known(cell) : cell))),
  };
}

describe('what must not change a figure', () => {
  const workspace = newWorkspace();
  let plain: Map<string, string>;

  beforeAll(async () => {
    drop(workspace, year);
    await workspace.ingest();
    plain = await figures(workspace);
  }, 300_000);

  it('the order of rows and columns, and the half year that came before the whole', async () => {
    const other = newWorkspace();
    drop(other, year.map(firstHalf));
    await other.ingest();
    const turned = year.map((file) => ({
      ...file,
      header: file.header.toReversed(),
      rows: file.rows.map((row) => row.toReversed()).toReversed(),
    }));
    drop(other, turned);
    await other.ingest();
    expect(plain.get('contacts-received|financial_year|2018-03-31|all|all')).toMatch(/^700\|/);
    expect(await figures(other)).toEqual(plain);
  }, 300_000);

  it('an event outside the period, where nothing looks back', async () => {
    const outside = year
      .filter(({ extract }) => ['domestic_abuse_incidents', 'missing_person_reports'].includes(extract))
      .map((file) => ({
        ...file,
        path: file.path.replace('_2017-04-01_2018-03-31', ''),
        rows: [file.rows[0]!.map((cell, i) => (i === 0 ? 'EARLY' : cell.replace(/^2\d{3}/, '2016')))],
      }));
    expect(outside).toHaveLength(2);
    drop(workspace, outside);
    await workspace.ingest();
    expect(await figures(workspace)).toEqual(plain);
  }, 300_000);
});
