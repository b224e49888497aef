import { beforeAll, describe, expect, test } from 'vitest';
import { comparePrint, SLICE, WIDER } from '../../scripts/demo-year/check.ts';
import { addYears } from '../../scripts/demo-year/days.ts';
import { DROPS } from '../../scripts/demo-year/drops.ts';
import { HeldRows } from '../../scripts/demo-year/held-rows.ts';
import { givenNameOf, postcodeOf, surnameOf } from '../../scripts/demo-year/names.ts';
import { countsAt } from '../../scripts/demo-year/referrals.ts';
import { allTables, socialCareTables } from '../../scripts/demo-year/tables.ts';
import { makeWorld, type World } from '../../scripts/demo-year/world.ts';

let world: World;

beforeAll(() => {
  world = makeWorld();
});

describe('the records of the demonstration year', () => {
  test('give every printed cell of the first slice, as known on its day', async () => {
    expect(await comparePrint(SLICE, world)).toEqual({
      compared: { year: 409, before: 98 },
      differences: [],
    });
  });

  test('give the printed cells of the other measures they hold', async () => {
    expect(await comparePrint(WIDER, world)).toEqual({ compared: { year: 77, before: 22 }, differences: [] });
  });

  test('are the same from run to run', () => {
    const again = socialCareTables(makeWorld(), DROPS[1]!);
    expect(JSON.stringify(again)).toBe(JSON.stringify(socialCareTables(world, DROPS[1]!)));
  });
});

describe('the demonstration year is life, not tallies', () => {
  test('near a quarter of referrals follow another of the same child inside a year', () => {
    const days = new Map<number, number[]>();
    for (const { children, date } of world.referrals.filter((item) => item.until > 4)) {
      for (const { id } of children) {
        days.set(id, [...(days.get(id) ?? []), date]);
      }
    }
    const rows = world.referrals
      .filter((item) => countsAt(item, 4))
      .flatMap((item) => item.children.map((child) => ({ child, date: item.date })));
    const again = rows.filter(({ child, date }) =>
      days.get(child.id)!.some((other) => other < date && other >= addYears(date, -1)),
    );
    expect(again.length / rows.length).toBeGreaterThan(0.22);
    expect(again.length / rows.length).toBeLessThan(0.29);
  });

  test('rows are restated and withdrawn between submissions, never so many that one would be held back', () => {
    const held = new HeldRows();
    const changes = DROPS.map((drop) => held.receive(drop, allTables(world, drop)));
    for (const { replaced, withdrawn } of changes.slice(2)) {
      expect(replaced).toBeGreaterThan(500);
      expect(withdrawn).toBeGreaterThan(0);
      expect(withdrawn).toBeLessThan(40);
    }
  });

  test('no two children share a name and a date of birth, which would make them one child', () => {
    const keys = world.people.children.map(
      (child) => `${givenNameOf(child)} ${surnameOf(child.family)} ${child.born}`,
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('a few namesakes share a postcode, for the list of links to review', () => {
    const keys = world.people.children.map(
      (child) => `${givenNameOf(child)} ${surnameOf(child.family)} ${postcodeOf(child.family)}`,
    );
    expect(keys.length - new Set(keys).size).toBeLessThan(10);
  });
});
