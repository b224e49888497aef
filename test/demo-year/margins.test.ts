import { describe, expect, test } from 'vitest';
import { meetMargins, shareOut } from '../../scripts/demo-year/margins.ts';
import { wholeNumbers } from '../../scripts/demo-year/printed.ts';
import { Random } from '../../scripts/demo-year/random.ts';

describe('wholeNumbers', () => {
  test('finds numbers inside their ranges that add to the total', () => {
    const ranges = [
      { low: 10, high: 12 },
      { low: 3, high: 9 },
    ];
    expect(wholeNumbers(ranges, 20)).toEqual([12, 8]);
    expect(wholeNumbers(ranges, 22)).toBeNull();
  });
});

describe('shareOut', () => {
  test('gives every value exactly what it needs', () => {
    const units = Array.from({ length: 60 }, (_, i) => ({ item: i, weight: 1 + (i % 3) }));
    const shared = shareOut(units, [70, 50], () => 1, new Random('test'), 'test');
    const given = [0, 0];
    for (const { item, value } of shared) {
      given[value]! += 1 + (item % 3);
    }
    expect(given).toEqual([70, 50]);
  });

  test('refuses needs that the units do not add to', () => {
    expect(() => shareOut([{ item: 1, weight: 2 }], [1], () => 1, new Random('test'), 'test')).toThrow(
      'nothing takes',
    );
  });
});

describe('meetMargins', () => {
  test('meets two margins of the same children at once', () => {
    // Each child has a sex and an age group: cells 0 and 1 are the sexes, 2 and 3 the ages.
    const cells = (state: number) => [state % 2, 1, 2 + Math.floor(state / 2), 1];
    const states = meetMargins(
      {
        what: 'test',
        targets: [30, 70, 45, 55].map((count) => ({ low: count, high: count })),
        units: Array.from({ length: 100 }, () => ({ state: 0, cells: cells(0) })),
        propose: (_, random) => {
          const state = random.between(0, 3);
          return { state, cells: cells(state) };
        },
      },
      new Random('test'),
    );
    expect(states.filter((state) => state % 2 === 1)).toHaveLength(70);
    expect(states.filter((state) => state >= 2)).toHaveLength(55);
  });

  test('says which cells could not be met', () => {
    const impossible = {
      what: 'test',
      targets: [{ low: 2, high: 2 }],
      units: [{ state: 0, cells: [0, 1] }],
      propose: () => ({ state: 0, cells: [0, 1] }),
    };
    expect(() => meetMargins(impossible, new Random('test'), 50)).toThrow(
      'test: margins not met (0: 1 for 2 to 2)',
    );
  });
});
