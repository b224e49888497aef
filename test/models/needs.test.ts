import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyBoard, onBoard } from './empty-board.ts';

const fixture = join(
  import.meta.dirname,
  '..',
  '..',
  'fixtures',
  'catalogue',
  'extracts-that-rules-name.csv',
);

describe('the extracts that must cover a period', () => {
  let board: Awaited<ReturnType<typeof emptyBoard>>;

  beforeAll(async () => {
    board = await emptyBoard();
    await onBoard(board, ['run', '--select', 'int_measure_needs']);
  }, 120_000);
  afterAll(async () => board.warehouse.close());

  it('are those that the numerator and denominator rules name, for each measure counted from records', async () => {
    const connection = await board.warehouse.connect();
    // Reference data is never tested; an extract that only a breakdown or one cell reads is needed for that alone.
    const reader = await connection.runAndReadAll(`
      select measure_id || ',' || string_agg(distinct extract, ' ' order by extract) from intermediate.int_measure_needs
      where breakdown = 'all' and extract not in ('children', 'populations')
      group by measure_id order by measure_id`);
    const ruled = readFileSync(fixture, 'utf8').trimEnd().split('\n').slice(1);
    const needs = (reader.getRows().flat() as string[]).sort();
    const known = new Set(ruled.map((line) => line.split(',')[0]));
    expect(needs.filter((line) => known.has(line.split(',')[0]))).toEqual(ruled.sort());
    // The additional measures, which no document rules on.
    expect(needs.filter((line) => !known.has(line.split(',')[0]))).toMatchInlineSnapshot(`
      [
        "lac-detained-overnight,custody_detentions looked_after_episodes",
        "missing-education-exploitation-risk,children_not_in_school exploitation_assessments exploitation_cases",
        "on-plan-emergency-mental-health,child_protection_plans mental_health_referrals",
        "on-plan-reported-missing,child_protection_plans missing_person_reports",
        "unlinked-education-pct,pupil_attendance",
        "unlinked-health-pct,mental_health_referrals",
        "unlinked-police-pct,custody_detentions missing_person_reports",
      ]
    `);
  });
});
