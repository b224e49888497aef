import { beforeAll, describe, expect, test } from 'vitest';
import { HeldRows } from '../../scripts/demo-year/held-rows.ts';
import { recountPrint } from '../../scripts/walsall-year/check.ts';
import { DROPS } from '../../scripts/walsall-year/drops.ts';
import { readWalsallCells } from '../../scripts/walsall-year/printed.ts';
import { tablesOf } from '../../scripts/walsall-year/tables.ts';
import { makeWorld, type World } from '../../scripts/walsall-year/world.ts';

let world: World;

beforeAll(() => {
  world = makeWorld();
});

function differing(changed: World): string[] {
  const wrong = recountPrint(changed).filter((item) => !item.agrees);
  return [...new Set(wrong.map(({ cell }) => cell.measure_id))].sort();
}

describe('the records of the Walsall year', () => {
  test('give every printed cell that records can give', () => {
    const recounted = recountPrint(world);
    expect(recounted.filter((item) => !item.agrees)).toEqual([]);
    const compared = (name: string) => recounted.filter(({ cell }) => cell.class === name).length;
    expect([compared('record_level'), compared('zero_over_zero')]).toEqual([348, 10]);
  });

  test('are noticed when some are missing', () => {
    const without = (extract: string) =>
      differing({ ...world, rows: new Map([...world.rows, [extract, world.rows.get(extract)!.slice(40)]]) });
    expect(without('audited_cases')).toEqual([
      'audit-cases',
      'audit-good-multiagency-pct',
      'audit-judgements',
      'audit-judgements-pct',
      'audit-lacking-agency-engagement-pct',
    ]);
    expect(without('youth_justice_outcomes')).toEqual([
      'custody-remand-children',
      'custody-remand-occasions',
      'custody-sentenced-children',
      'custody-sentences',
    ]);
  });

  test('are the same from run to run', () => {
    const rows = (made: World) => JSON.stringify(tablesOf(made, DROPS[1]!));
    expect(rows(makeWorld())).toBe(rows(world));
  });

  test('withdraw nothing, and tell later what was not yet known', () => {
    const held = new HeldRows();
    const [first, second] = DROPS.slice(0, 2).map((drop) =>
      tablesOf(world, drop).map((table) => ({
        extract: table.extract,
        ...held.receive(table.window, [table]),
      })),
    );
    expect([...first!, ...second!].filter((change) => change.withdrawn > 0)).toEqual([]);
    const restated = second!.filter((change) => change.replaced > 0).map((change) => change.extract);
    expect(restated).toEqual(
      expect.arrayContaining(['child_protection_plans', 'looked_after_episodes', 'assessments']),
    );
  });

  test('tell nothing of a day that had not come', () => {
    const dates = tablesOf(world, DROPS[0]!).flatMap(({ extract, rows, window }) =>
      rows.flatMap((row) =>
        Object.entries(row).flatMap(([column, cell]) =>
          cell !== null && typeof cell === 'object' && cell.day > window.covers_to && column !== 'due_date'
            ? [`${extract}.${column}`]
            : [],
        ),
      ),
    );
    expect([...new Set(dates)]).toEqual([]);
  });
});

test('every printed cell is of a class that the readme counts', () => {
  const classes = new Map<string, number>();
  for (const cell of readWalsallCells()) classes.set(cell.class, (classes.get(cell.class) ?? 0) + 1);
  expect(Object.fromEntries([...classes].sort())).toEqual({
    beside: 13,
    carried: 138,
    contradictory: 17,
    implied: 9,
    no_value: 17,
    not_expressible: 14,
    plan: 22,
    record_level: 348,
    zero_over_zero: 10,
  });
});
