// Compares every figure that two boards printed with the one Sightline computes from records, at the printed decimals and
// as known on the day of the print. The last line is `N of M cells agree`, over the record-level cells of both.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildModels } from '../pipelines/build.ts';
import { ingest } from '../pipelines/ingest/ingest.ts';
import { packageRoot } from '../pipelines/workspace/package-root.ts';
import { openWorkspace } from '../pipelines/workspace/workspace.ts';
import { BOARDS, type Board } from './backtest/boards.ts';
import { compareCells, type Judged } from './backtest/compare.ts';
import { countRecords } from './backtest/records.ts';
import { report, type Tally } from './backtest/report.ts';

const say = (line: string) => process.stderr.write(`${line}\n`);
const comparable = new Set(['record_level', 'carried', 'contradictory', 'zero_over_zero']);
mkdirSync(join(packageRoot(), '.cache'), { recursive: true });

const tallies: Tally[] = [];
for (const board of BOARDS) tallies.push(await backtest(board));
const agree = tallies.reduce((sum, tally) => sum + tally.agree, 0);
const total = tallies.reduce((sum, tally) => sum + tally.total, 0);
console.log(`${agree} of ${total} cells agree`);
// Each board has its own mark: one must not make up for the other.
if (tallies.some((tally) => tally.agree / tally.total < 0.98)) process.exitCode = 1;

async function backtest(board: Board): Promise<Tally> {
  const dir = join(packageRoot(), '.cache', board.folder);
  say(`Loading ${board.name}...`);
  for await (const day of board.days(dir)) await ingest(day.workspace, { say: () => {} });
  const workspace = openWorkspace(dir);
  // Cells of closed years are those of the end.
  const knownOn = (cell: { as_known_on: string }) => cell.as_known_on || workspace.clock.today();
  const all = board.cells();
  const cells = all.filter((cell) => comparable.has(cell.class));
  const judged: Judged[] = [];
  for (const day of [...new Set(cells.map(knownOn))].sort()) {
    say(`Building what was known on ${day}...`);
    const built = await buildModels(workspace, { asAt: day }, () => {});
    if (!built.passed) throw new Error(`The models do not build as at ${day}.`);
    const compared = await compareCells(
      built.path,
      cells.filter((cell) => knownOn(cell) === day),
    );
    judged.push(...(await countRecords(built.path, compared, board.explained_after)));
  }
  return report(board, judged, all);
}
