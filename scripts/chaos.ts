// Kills the loader at random moments under random drops and checks that nothing is lost, doubled or stuck.
// npm run chaos -- --kills 20 [--seed 1]; the last line is `N kills, 0 lost, 0 doubled, 0 stuck`.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readRows } from '../pipelines/warehouse/kysely.ts';
import { openDatabase } from '../pipelines/warehouse/warehouse.ts';
import { initWorkspace } from '../pipelines/workspace/init.ts';
import { packageRoot } from '../pipelines/workspace/package-root.ts';
import { Drops, randomNumbers } from './chaos/drops.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '20' }, seed: { type: 'string', default: '1' } },
});
const kills = Number(values.kills);
const random = randomNumbers(Number(values.seed) + 1);
const folder = mkdtempSync(join(tmpdir(), 'sightline-chaos-'));
const paths = initWorkspace(join(folder, 'workspace'));
writeFileSync(
  paths.board,
  JSON.stringify({
    name: 'Chaos',
    area_code: 'E10000000',
    ingest: { stable_seconds: 0 },
    clock: '2017-07-14T09:00:00',
  }),
);
const drops = new Drops(paths.inbox, Number(values.seed));

for (let kill = 1; kill <= kills; kill++) {
  const worker = start('for ever');
  await ready(worker);
  for (let i = random(4); i >= 0; i--) drops.drop();
  await sleep(random(900));
  drops.drop();
  await sleep(random(60));
  await end(worker);
  if (kill % 10 === 0) process.stderr.write(`${kill} kills, ${drops.names.length} drops\n`);
}
const survivor = start('once');
const code = await new Promise((resolve) => survivor.once('exit', resolve));
const { lost, doubled, stuck } = await compare(code === 0);
process.stderr.write(`${drops.names.length} drops; ${folder}\n`);
if (lost + doubled + stuck === 0) rmSync(folder, { recursive: true, force: true });
else process.exitCode = 1;
process.stdout.write(`${kills} kills, ${lost} lost, ${doubled} doubled, ${stuck} stuck\n`);

function start(mode: string): ChildProcess {
  const worker = join(packageRoot(), 'scripts/chaos/worker.ts');
  return spawn(process.execPath, ['--import', 'tsx', worker, paths.root, mode], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: packageRoot(),
  });
}

function ready(worker: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.stdout!.once('data', () => resolve());
    worker.once('exit', () => reject(new Error('The loader ended by itself.')));
  });
}

function end(worker: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    worker.removeAllListeners('exit');
    worker.once('exit', () => resolve());
    worker.kill('SIGKILL');
  });
}

/** Compares the warehouse, the receipts and the inbox with what was dropped. */
async function compare(ended: boolean): Promise<{ lost: number; doubled: number; stuck: number }> {
  const warehouse = await openDatabase(paths.warehouse);
  const read = async (sql: string) => readRows(await (await warehouse.connect()).runAndReadAll(sql));
  const files = await read('select file_name, count(*) as rows from ledger.files group by file_name');
  const answered = new Map(files.map((row) => [row.file_name as string, row.rows as number]));
  const loadedTwice = await read(
    "select sha256 from ledger.submissions where status = 'loaded' group by sha256 having count(*) > 1",
  );
  const rowsTwice = await read(
    'select _row_key from raw.referrals group by _row_key, _sequence having count(*) > 1',
  );
  const rows = await read(`
    with versions as (
      select *, row_number() over (partition by _row_key order by _sequence desc) as age from raw.referrals where _is_effective
    )
    select referral_id || ',' || strftime(referral_date, '%d/%m/%Y') || ',' || case when no_further_action then 'Yes' else 'No' end as row
    from versions
    where age = 1 and not exists (
      select 1 from ledger.withdrawals as w where w.row_key = versions._row_key and w.sequence > versions._sequence)`);
  await warehouse.close();
  const held = new Set(rows.map(({ row }) => row as string));
  const expected = [...drops.held.values()].map((line) => {
    const [id, , date, , nfa] = line.split(',');
    return `${id},${date},${nfa}`;
  });
  const receipts = join(paths.receipts, 'childrens_social_care');
  const unanswered = drops.names.filter(
    (name) => !answered.has(name) || !existsSync(join(receipts, `${name}.receipt.json`)),
  );
  const missing = expected.filter((row) => !held.has(row));
  return {
    lost: unanswered.length + missing.length,
    doubled:
      [...answered.values()].filter((count) => count > 1).length +
      loadedTwice.length +
      rowsTwice.length +
      Math.max(0, held.size - expected.length),
    stuck: readdirSync(join(paths.inbox, 'childrens_social_care')).length + (ended ? 0 : 1),
  };
}
