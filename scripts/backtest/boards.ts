import { type PrintedCell, readPrintedCells } from '../demo-year/printed.ts';
import { type DropDay, daysOf, demoDays } from '../demo-year/workspace.ts';
import { makeWalsallYear } from '../walsall-year/make.ts';
import { readWalsallCells } from '../walsall-year/printed.ts';

/** A board whose printed year is counted again. */
export interface Board {
  readonly name: string;
  /** Folder of its workspace below `.cache`. */
  readonly folder: string;
  /** Makes the workspace and hands over the days of its drops. */
  days(dir: string): AsyncGenerator<DropDay>;
  cells(): PrintedCell[];
  /** Record-level cells to report together, by the last day of their period; those of none are carried. */
  readonly groups: readonly { readonly title: string; readonly after: string; readonly to: string }[];
  /** The records of cells that ended after this day are counted one by one. */
  readonly explained_after: string;
}

const EVER = '9999-12-31';

export const BOARDS: readonly Board[] = [
  {
    name: 'Warwickshire 2017-18',
    folder: 'backtest-warwickshire',
    days: demoDays,
    cells: () => readPrintedCells(),
    groups: [
      { title: 'record-level cells of 2017-18', after: '2017-03-31', to: EVER },
      { title: 'record-level cells of 2016-17', after: '2016-03-31', to: '2017-03-31' },
    ],
    explained_after: '2017-03-31',
  },
  {
    name: 'Walsall 2016-17',
    folder: 'backtest-walsall',
    days: (dir) => daysOf(dir, (target) => makeWalsallYear(target)),
    cells: readWalsallCells,
    groups: [
      { title: 'record-level cells of 2016-17', after: '2016-03-31', to: EVER },
      { title: 'record-level cells of the stocks and years before', after: '', to: '2016-03-31' },
    ],
    explained_after: '',
  },
];
