// Compares every figure that a board printed with the one Sightline computes from records, at the printed decimals and
// as known on the day of the print. The last line is `N of M cells agree`.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildModels } from '../pipelines/build.ts';
import { ingest } from '../pipelines/ingest/ingest.ts';
import { packageRoot } from '../pipelines/workspace/package-root.ts';
import { openWorkspace, type Workspace } from '../pipelines/workspace/workspace.ts';
import { compareCells, type Judged } from './backtest/compare.ts';
import { countRecords } from './backtest/records.ts';
import { type PrintedCell, readPrintedCells } from './demo-year/printed.ts';
import { demoDays } from './demo-year/workspace.ts';

const say = (line: string) => process.stderr.write(`${line}\n`);
const dir = join(packageRoot(), '.cache', 'backtest-warwickshire');
mkdirSync(join(packageRoot(), '.cache'), { recursive: true });

say('Loading the demonstration year...');
let workspace: Workspace | undefined;
for await (const day of demoDays(dir)) await ingest(day.workspace, { say: () => {} });
workspace = openWorkspace(dir);

const comparable = new Set(['record_level', 'carried', 'contradictory']);
const cells = readPrintedCells().filter((cell) => comparable.has(cell.class));
const days = [...new Set(cells.map(knownOn))].sort();
const judged: Judged[] = [];
for (const day of days) {
  say(`Building what was known on ${day}...`);
  const built = await buildModels(workspace, { asAt: day }, () => {});
  if (!built.passed) throw new Error(`The models do not build as at ${day}.`);
  const asked = cells.filter((cell) => knownOn(cell) === day);
  const compared = await compareCells(built.path, asked);
  judged.push(...(await countRecords(built.path, compared)));
}
report(judged);

/** The day on which a cell was printed; cells of closed years are those of the end. */
function knownOn(cell: PrintedCell): string {
  return cell.as_known_on || workspace!.clock.today();
}

function report(all: readonly Judged[]): void {
  const groups: [string, (cell: Judged) => boolean][] = [
    [
      'record-level cells of 2017-18',
      (j) => j.cell.class === 'record_level' && j.cell.period_end > '2017-03-31',
    ],
    [
      'record-level cells of 2016-17',
      (j) =>
        j.cell.class === 'record_level' &&
        j.cell.period_end <= '2017-03-31' &&
        j.cell.period_end > '2016-03-31',
    ],
  ];
  let agree = 0;
  let total = 0;
  for (const [title, belongs] of groups) {
    const group = all.filter(belongs);
    // A measure whose extracts nobody sends yet is counted apart: its cells are carried or not available, not wrong.
    const recorded = group.filter((j) => j.source === 'record_level');
    const good = recorded.filter((j) => j.agrees);
    for (const j of recorded.filter((one) => !one.agrees)) console.log(`differs: ${j.line}`);
    const others = group.filter((j) => j.source !== 'record_level');
    for (const j of others) console.log(`not from records: ${j.line}`);
    console.log(`${title}: ${good.length} of ${group.length} agree from records`);
    agree += good.length;
    total += group.length;
  }
  const carried = all.filter(
    (j) => !groups.some(([, belongs]) => belongs(j)) && j.cell.class !== 'contradictory',
  );
  console.log(
    `carried cells (earlier years and counts sent): ${carried.filter((j) => j.agrees).length} of ${carried.length} as printed`,
  );
  for (const j of carried.filter((one) => !one.agrees)) console.log(`carried, differs: ${j.line}`);
  const contradictory = all.filter((j) => j.cell.class === 'contradictory');
  for (const j of contradictory)
    console.log(`contradictory in print: ${j.line}; ${j.cell.contradicts || j.cell.note}`);
  console.log(`${agree} of ${total} cells agree`);
  if (agree / total < 0.98) process.exitCode = 1;
}
