import { beforeAll, describe, expect, it } from 'vitest';
import { controlDisclosure, type DisclosureOutcome } from '../../../pipelines/publish/disclosure/control.ts';
import { groupingsOfCodeLists } from '../../../pipelines/publish/groupings.ts';
import { type SyntheticRow, syntheticMeasures, syntheticScorecard } from '../synthetic-scorecard.ts';
import { sweep } from './sweep.ts';

const measures = syntheticMeasures.map(({ id }) => ({ measure_id: id, counts_people: true }));
const groupings = groupingsOfCodeLists();
let rows: SyntheticRow[];
let outcome: DisclosureOutcome;

beforeAll(() => {
  rows = syntheticScorecard({ seed: 7, years: 1 });
  outcome = controlDisclosure({ rows, measures, threshold: 5, groupings });
});

describe("a county's scorecard", () => {
  it('gives no small count to a reader who narrows down every table at once', () => {
    expect(sweep(rows, outcome.suppressed)).toEqual([]);
  });

  it('would give most of them away if only the small ones were hidden', () => {
    expect(sweep(rows, outcome.small).length).toBeGreaterThan(100);
  });

  it('keeps its yearly totals, and most of its quarterly tables', () => {
    const share = (pick: (row: SyntheticRow) => boolean) => {
      const chosen = rows.flatMap((row, i) => (pick(row) ? [outcome.suppressed[i]!] : []));
      return chosen.reduce((a, b) => a + b, 0) / chosen.length;
    };
    expect(share((row) => row.period_kind === 'financial_year' && row.breakdown === 'all')).toBe(0);
    expect(share((row) => row.period_kind === 'financial_year' && row.breakdown !== 'all')).toBeLessThan(
      0.15,
    );
    expect(share((row) => row.period_kind === 'quarter' && row.breakdown !== 'all')).toBeLessThan(0.3);
  });

  it('decides the same twice', () => {
    expect(controlDisclosure({ rows, measures, threshold: 5, groupings })).toEqual(outcome);
  });

  it('hides no less when the threshold is higher', () => {
    const seven = controlDisclosure({ rows, measures, threshold: 7, groupings });
    expect(seven.primary).toBeGreaterThan(outcome.primary);
  });
});
