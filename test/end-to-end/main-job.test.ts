import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { explainMeasure } from '../../pipelines/explain.ts';
import { nightly } from '../../pipelines/nightly.ts';
import { publishedDatabase, readValues } from '../../pipelines/values.ts';
import { withReadOnly } from '../../pipelines/warehouse/read-only.ts';
import { at, drop, makeWorkspace, receipt } from './workspaces.ts';

const folder = 'childrens_social_care';
const now = '2017-07-12T09:00:00';

/** Twelve referrals of eight children in the first quarter; two of them come back within the year. */
function referrals(): string {
  const rows = Array.from({ length: 12 }, (_, i) => {
    const day = String(i + 1).padStart(2, '0');
    return `R${i},C${i % 8},${day}/0${4 + (i % 3)}/2017,5B,${i % 2 ? 'E07000991' : 'E07000992'}`;
  });
  return `Referral ID,Child ID,Referral date,Referral source,District\n${rows.join('\n')}\n`;
}

function children(): string {
  const rows = Array.from(
    { length: 8 },
    (_, i) => `C${i},01/02/20${10 + i},${i % 2 ? 'M' : 'F'},WBRI,E07000991`,
  );
  return `Child ID,Date of birth,Sex,Ethnicity,District\n${rows.join('\n')}\n`;
}

describe('the main job: from a drop in the inbox to the board’s scorecard', () => {
  const dir = makeWorkspace();
  const said: string[] = [];
  let exitCode = -1;

  beforeAll(async () => {
    drop(dir, {
      [`${folder}/children_2017-04-01_2017-06-30.csv`]: children(),
      [`${folder}/referrals_2017-18-Q1.csv`]: referrals(),
      [`${folder}/broken.xlsx`]: 'this is no workbook',
    });
    exitCode = await nightly(at(dir, now), (line) => said.push(line));
  });

  it('answers every file, keeps its bytes and empties the inbox', () => {
    expect(exitCode).toBe(3);
    expect(receipt(dir, `${folder}/referrals_2017-18-Q1.csv`)).toMatchObject({
      verdict: 'accepted',
      extract: 'referrals',
      window: { from: '2017-04-01', to: '2017-06-30', taken_from: 'file_name' },
      rows_read: 12,
      rows_accepted: 12,
      rows_refused: 0,
      rows_withdrawn: 0,
    });
    const refused = receipt(dir, `${folder}/broken.xlsx`);
    expect(refused.verdict).toBe('quarantined');
    expect(refused.issues.length).toBeGreaterThan(0);
    expect(readdirSync(join(dir, 'inbox', folder))).toEqual([]);
    expect(
      readdirSync(join(dir, 'data', 'landing')).filter((name) => /^[0-9a-f]{64}$/.test(name)),
    ).toHaveLength(3);
  });

  it('counts the records, and explain lists exactly those', async () => {
    const unpublished = await withReadOnly(at(dir, now).paths.warehouse, (connection) =>
      readValues(connection, 'scorecard.scorecard_values', {
        measure: 'referrals-received',
        period: '2017-18-Q1',
        totalsOnly: true,
      }),
    );
    expect(unpublished.find((row) => row.period_kind === 'quarter')).toMatchObject({
      value: 12,
      status: 'supplied',
      source_kind: 'record_level',
    });
    const explained = await explainMeasure(at(dir, now).paths.warehouse, {
      measure: 'referrals-received',
      period: '2017-18-Q1',
      breakdown: 'all',
      value: 'all',
    });
    expect(explained.records).toHaveLength(12);
    expect(explained.records.map((row) => row.row).sort((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: 12 }, (_, i) => i + 2),
    );
    expect(explained.records[0]).toMatchObject({ file: 'referrals_2017-18-Q1.csv', agency: folder });
  });

  it('publishes a copy without small numbers, a front sheet and a pointer to both', async () => {
    const pointer = JSON.parse(readFileSync(join(dir, 'publish', 'current.json'), 'utf8'));
    expect(existsSync(join(dir, 'publish', pointer.site, 'index.html'))).toBe(true);
    const values = await withReadOnly(publishedDatabase(at(dir, now)), (connection) =>
      readValues(connection, 'scorecard', { measure: 'referrals-received' }),
    );
    const small = values.filter((row) => Number(row.numerator) >= 1 && Number(row.numerator) <= 5);
    expect(values.length).toBeGreaterThan(10);
    expect(small).toEqual([]);
    expect(values.some((row) => row.status === 'suppressed')).toBe(true);
  });

  it('says that every measure of the catalogue has a figure or a reason', async () => {
    const { totals, expected } = await withReadOnly(publishedDatabase(at(dir, now)), async (connection) => ({
      totals: await readValues(connection, 'scorecard', { totalsOnly: true }),
      // No financial year has ended yet: measures known only by the year have no period.
      expected: (
        await connection.runAndReadAll(`
          select distinct measure_id from measures, periods
          where list_contains(string_split(period_kinds, ' '), period_kind) order by measure_id`)
      ).getRows(),
    }));
    expect(expected.length).toBeGreaterThan(200);
    expect([...new Set(totals.map((row) => row.measure_id))]).toEqual(expected.map(([id]) => id));
    expect(totals.filter((row) => row.value === null && row.status === 'supplied')).toEqual([]);
  });

  it('takes the same bytes twice without effect', async () => {
    drop(dir, { [`${folder}/referrals again.csv`]: referrals() });
    await nightly(at(dir, '2017-07-13T02:30:00'), () => {});
    expect(receipt(dir, `${folder}/referrals again.csv`).verdict).toBe('duplicate');
    const rows = await withReadOnly(at(dir, now).paths.warehouse, async (connection) =>
      (await connection.runAndReadAll('select count(*) from raw.referrals')).getRows(),
    );
    expect(Number(rows[0]![0])).toBe(12);
  });
});
