import type { PrintedCell } from '../demo-year/printed.ts';
import type { Board } from './boards.ts';
import type { Judged } from './compare.ts';

/** How many cells agree from records, of how many. */
export interface Tally {
  readonly agree: number;
  readonly total: number;
}

/** Why the cells of a class are not compared. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  plan: 'a plan for a year that had not ended',
  implied: 'follows from printed cells, not printed itself',
  beside: 'a comparator or a standard, not a figure of this board',
  no_value: 'printed without a figure',
  not_expressible: 'a change, or no period or breakdown of the scorecard',
};

/** Prints what agrees and every cell that does not, each class apart with its reason. */
export function report(board: Board, judged: readonly Judged[], cells: readonly PrintedCell[]): Tally {
  console.log(`\n${board.name}`);
  let agree = 0;
  let total = 0;
  const grouped = new Set<Judged>();
  for (const { title, after, to } of board.groups) {
    const group = judged.filter(
      ({ cell }) => cell.class === 'record_level' && cell.period_end > after && cell.period_end <= to,
    );
    for (const j of group) grouped.add(j);
    // A measure whose extracts nobody sends yet is counted apart: its cells are carried or not available, not wrong.
    const recorded = group.filter((j) => j.source === 'record_level');
    const good = recorded.filter((j) => j.agrees);
    for (const j of recorded.filter((one) => !one.agrees)) console.log(`differs: ${j.line}`);
    for (const j of group.filter((one) => one.source !== 'record_level'))
      console.log(`not from records: ${j.line}`);
    console.log(`${title}: ${good.length} of ${group.length} agree from records`);
    agree += good.length;
    total += group.length;
  }
  const nothing = judged.filter((j) => j.cell.class === 'zero_over_zero');
  for (const j of nothing.filter((one) => !one.agrees)) console.log(`of nothing, differs: ${j.line}`);
  if (nothing.length > 0) {
    const good = nothing.filter((j) => j.agrees).length;
    console.log(`printed as 0% of nothing: ${good} of ${nothing.length} shown as not applicable`);
  }
  const carried = judged.filter((j) => !grouped.has(j) && ['record_level', 'carried'].includes(j.cell.class));
  const good = carried.filter((j) => j.agrees).length;
  console.log(`carried cells (earlier years and counts sent): ${good} of ${carried.length} as printed`);
  for (const j of carried.filter((one) => !one.agrees)) console.log(`carried, differs: ${j.line}`);
  for (const j of judged.filter((one) => one.cell.class === 'contradictory')) {
    console.log(`contradictory in print: ${j.line}; ${j.cell.contradicts || j.cell.note}`);
  }
  for (const [name, reason] of Object.entries(LEFT_OUT)) {
    const left = cells.filter((cell) => cell.class === name).length;
    if (left > 0) console.log(`not compared (${name}): ${left} cells, ${reason}`);
  }
  return { agree, total };
}
