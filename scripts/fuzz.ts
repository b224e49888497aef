// Damages good files and takes them in through the parsing children: npm run fuzz -- --changes 200 [--seed 1]
// The last line is `N damaged files: N refused, N read alike, N read otherwise; 0 crashed, 0 slow, 0 silent`. Silent: a
// workbook, whose parts have check sums, that reads otherwise; or another format of whose rows more than the damage can
// have touched are other than before, and nothing is said.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openStager, type Stager } from '../pipelines/ingest/stage/stager.ts';
import type { StageOutcome } from '../pipelines/ingest/staged.ts';
import { Random } from './demo-year/random.ts';
import { damage } from './fuzz/damage.ts';
import { type GoodFile, goodFiles } from './fuzz/good-files.ts';

const SLOW_MS = 10_000;
/** Rows that a few bytes can touch: one, or two where a line end is among them, each in a few parts. */
const TOUCHED = 8;

const { values } = parseArgs({
  options: { changes: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});
const folder = mkdtempSync(join(tmpdir(), 'sightline-fuzz-'));
const stager = openStager(1, () => {});
const count = { refused: 0, alike: 0, otherwise: 0, crashed: 0, slow: 0, silent: 0 };

for (const file of await goodFiles())
  await fuzz(file, Number(values.changes), new Random(`${values.seed} ${file.name}`));
await stager.close();
rmSync(folder, { recursive: true, force: true });
const total = count.refused + count.alike + count.otherwise + count.crashed;
console.log(
  `${total} damaged files: ${count.refused} refused, ${count.alike} read alike, ${count.otherwise} read otherwise; ` +
    `${count.crashed} crashed, ${count.slow} slow, ${count.silent} silent`,
);
process.exitCode = count.crashed + count.slow + count.silent > 0 ? 1 : 0;

async function fuzz(file: GoodFile, changes: number, random: Random): Promise<void> {
  const good = linesOf(await stage(stager, file, file.bytes));
  if (good.length === 0) throw new Error(`${file.name} does not load`);
  for (let change = 0; change < changes; change++) {
    const { bytes, kind } = damage(file.bytes, random);
    const started = performance.now();
    const outcome = await stage(stager, file, bytes);
    const tell = (what: string) => console.error(`${file.name}, change ${change} (${kind}): ${what}`);
    if (performance.now() - started > SLOW_MS) {
      count.slow++;
      tell('slow');
    }
    if (outcome.refused) {
      const crashed = /^PARSER_/.test(outcome.reason.code);
      count[crashed ? 'crashed' : 'refused']++;
      if (crashed) tell(outcome.reason.code);
      continue;
    }
    const differing = differences(good, linesOf(outcome));
    count[differing === 0 ? 'alike' : 'otherwise']++;
    // What a text file loses at its end, at the end of a line, nobody can see.
    const isSilent = file.isChecked
      ? differing > 0
      : differing > TOUCHED && kind !== 'truncate' && !saysMore(outcome);
    if (isSilent) {
      count.silent++;
      tell(`${differing} rows read otherwise and nothing said`);
    }
  }
}

async function stage(stager: Stager, file: GoodFile, bytes: Buffer): Promise<StageOutcome> {
  const path = join(folder, 'landed');
  writeFileSync(path, bytes);
  rmSync(join(folder, 'out'), { recursive: true, force: true });
  return stager.stage({
    path,
    fileName: file.name,
    agency: file.agency,
    organisation: '',
    sender: file.agency,
    receivedOn: '2026-01-01',
    secret: new Uint8Array(32),
    outputFolder: join(folder, 'out'),
    areas: [],
    mappings: [],
    companions: [],
  });
}

/** The staged rows by part, without the places that only say where a row stood. */
function linesOf(outcome: StageOutcome): string[] {
  if (outcome.refused) return [];
  return outcome.parts.flatMap(({ extract, rowFile }) =>
    rowFile === null
      ? []
      : readFileSync(rowFile, 'utf8')
          .trimEnd()
          .split('\n')
          .map((line) => [extract, ...line.split('\x1f').slice(2)].join('\x1f')),
  );
}

function differences(good: readonly string[], found: readonly string[]): number {
  const left = new Map<string, number>();
  for (const line of good) left.set(line, (left.get(line) ?? 0) + 1);
  let added = 0;
  for (const line of found) {
    const known = left.get(line) ?? 0;
    if (known > 0) left.set(line, known - 1);
    else added++;
  }
  return added + [...left.values()].reduce((sum, more) => sum + more, 0);
}

function saysMore(outcome: StageOutcome): boolean {
  if (outcome.refused) return true;
  const issues = [...outcome.issues, ...outcome.parts.flatMap((part) => part.issues)];
  return issues.some(({ severity }) => severity !== 'note');
}
