import type { Connectors } from '../connectors/discover.ts';
import { type Labels, makeLabels } from '../pipelines/dataset/labels.ts';
import type { Board } from '../pipelines/workspace/workspace.ts';
import { words } from './figure-text.ts';
import type { MeasureEntry } from './read-scorecard.ts';

/** Words for codes, as the pages use them: those of the dataset, so that workbook and pages say the same. */
export interface Names {
  agency(code: string | null): string;
  organisation(code: string): string;
  /** The title of a return. */
  extract(id: string): string;
  breakdown(name: string): string;
  breakdownValue(measure: MeasureEntry, breakdown: string, value: string): string;
  /** Where a value stands among those of its breakdown. */
  order(measure: MeasureEntry, breakdown: string, value: string): number;
}

export type BoardNames = Pick<Board, 'name' | 'area_code' | 'districts' | 'agencies'>;

export function makeNames(connectors: Connectors, board: BoardNames): Names {
  const labels: Labels = makeLabels(connectors, board as Board);
  type Measure = Parameters<Labels['value']>[0];
  return {
    agency: (code) => labels.agency(code).replaceAll("'", '’'),
    organisation: words,
    extract: (id) => labels.extract(id),
    breakdown: (name) => labels.breakdown(name),
    breakdownValue: (measure, breakdown, value) =>
      labels.value(measure as unknown as Measure, breakdown, value),
    order: (measure, breakdown, value) => labels.order(measure as unknown as Measure, breakdown, value),
  };
}
