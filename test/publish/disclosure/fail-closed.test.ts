import { describe, expect, it } from 'vitest';
import { Figures } from '../../../pipelines/publish/disclosure/figures.ts';
import { Hiding } from '../../../pipelines/publish/disclosure/hide.ts';
import { findUnproven } from '../../../pipelines/publish/disclosure/prove.ts';
import { DisclosureUnsafe, hideUntilProven } from '../../../pipelines/publish/disclosure/repair.ts';

/** Hides only what it is told to, so that the audit can be seen at work. */
function hiding(figures: Figures, hidden: readonly number[]): Hiding {
  const given = new Hiding(figures, 5, new Set());
  for (const figure of hidden) given.hidden[figure] = 1;
  return given;
}

describe('the audit', () => {
  it('finds a count that no single equation gives away', () => {
    // x + y, x + z and y + z are shown: each has two unknowns, and together they say everything.
    const figures = new Figures();
    const [x, y, z] = [3, 8, 9].map((value) => figures.add(value, 1)) as [number, number, number];
    for (const [total, a, b] of [
      [11, x, y],
      [12, x, z],
      [17, y, z],
    ] as const) {
      figures.relate(figures.add(total, 8), [a, b]);
    }
    const unproven = findUnproven(hiding(figures, [x, y, z]));
    expect(unproven.map((u) => u.figure).sort()).toEqual([x, y, z]);
    expect(unproven.every((u) => (u.equations?.size ?? 0) > 1)).toBe(true);
  });

  it('finds a hidden cell that joins two rings of hidden cells', () => {
    // Two 2 by 2 blocks of a table with one hidden cell between them: every row and column has two, the bridge is known.
    const figures = new Figures();
    const cells = new Map<string, number>();
    const at = (row: number, column: number) => {
      const name = `${row}:${column}`;
      if (!cells.has(name)) cells.set(name, figures.add(7, 1));
      return cells.get(name)!;
    };
    const hidden = ['0:0', '0:1', '1:0', '1:1', '2:2', '2:3', '3:2', '3:3', '1:2'];
    for (let row = 0; row < 4; row++)
      figures.relate(
        figures.add(28, 8),
        [0, 1, 2, 3].map((column) => at(row, column)),
      );
    for (let column = 0; column < 4; column++)
      figures.relate(
        figures.add(28, 8),
        [0, 1, 2, 3].map((row) => at(row, column)),
      );
    const unproven = findUnproven(
      hiding(
        figures,
        hidden.map((name) => cells.get(name)!),
      ),
    );
    expect(unproven.map((u) => u.figure)).toEqual([cells.get('1:2')]);
  });

  it('lets nothing be published when hiding more does not help', () => {
    // Figures below nothing are never partners.
    const figures = new Figures();
    const secret = figures.add(2, 1);
    figures.relate(figures.add(-6, 1), [figures.add(-8, 1), secret]);
    const given = hiding(figures, [secret]);
    expect(() => hideUntilProven(figures, given)).toThrow(DisclosureUnsafe);
  });
});
