// The targets of speed: one line each of id, ours, yardstick, ratio, limit, holds.
import { appendFileSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Bench, type BenchResult, measure } from './bench.ts';

const args = process.argv.slice(2);
const short = args.includes('--short');
const jsonAt = args.indexOf('--json');
const jsonFile = jsonAt >= 0 ? args[jsonAt + 1] : undefined;
const chosen = args.filter((arg, i) => !arg.startsWith('--') && !(jsonAt >= 0 && i === jsonAt + 1));

/** Every file in targets/ holds one or more targets. */
async function findBenches(): Promise<Bench[]> {
  const folder = join(dirname(fileURLToPath(import.meta.url)), 'targets');
  const benches: Bench[] = [];
  for (const name of readdirSync(folder).sort()) {
    const module = (await import(pathToFileURL(join(folder, name)).href)) as { default: Bench | Bench[] };
    benches.push(...[module.default].flat());
  }
  return benches;
}

function besideOf({ beside, unit, ours }: BenchResult): string {
  if (!beside) return '';
  return `${beside.name} ${round(beside.median)} ${unit}, ${round(beside.median / ours)} times ours`;
}

const machine = {
  node: process.version,
  cpu: cpus()[0]?.model,
  cores: cpus().length,
  memory_gb: Math.round(totalmem() / 1e9),
};
if (jsonFile) writeFileSync(jsonFile, `${JSON.stringify({ machine })}\n`);
const round = (value: number) => Math.round(value * 1000) / 1000;
for (const bench of await findBenches()) {
  if (chosen.length > 0 && !chosen.includes(bench.id)) continue;
  const result = await measure(bench, short);
  if (jsonFile) appendFileSync(jsonFile, `${JSON.stringify({ id: bench.id, ...result })}\n`);
  if ('notRun' in result) {
    console.log(`${bench.id}  not run: ${result.notRun}`);
    continue;
  }
  console.log(
    `${result.id}  ours ${round(result.ours)} ${result.unit}  yardstick ${round(result.yardstick)} ${result.unit}  ` +
      `ratio ${round(result.ratio)}  limit ${bench.atLeast ? '>=' : '<='} ${result.limit}  ${result.holds ? 'holds' : 'does not hold'}` +
      `  (${[result.title, `yardstick: ${result.yardstick_is}`, result.about, besideOf(result)].filter(Boolean).join('; ')})`,
  );
}
