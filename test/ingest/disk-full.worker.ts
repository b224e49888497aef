// Runs in a mount namespace of its own: puts a tiny file system where a folder of a workspace is, sends a file, makes room,
// and runs again. Prints one line of JSON for each folder.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { publishAll } from '../../pipelines/publish-all.ts';
import { diskFull, isDiskFull } from '../../pipelines/workspace/disk-full.ts';
import { onAnotherDay, syntheticWorkspace } from '../publish/synthetic-workspace.ts';
import { csv, TestWorkspace } from './workspace.ts';

const name = 'childrens_social_care/referrals_2017-18-Q2.csv';
const rows = Array.from({ length: 1_000 }, (_, i) => `R${i},C${i},05/05/2017,Police`);
const file = csv('Referral ID,Child ID,Referral date,Referral source', ...rows);

const mount = (folder: string, size: string) =>
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=0700`, 'tmpfs', folder]);
const enlarge = (folder: string) => execFileSync('mount', ['-o', 'remount,size=200m', folder]);

/** What a run said that could not go on: the code the command line prints. */
async function codeOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return 'done';
  } catch (error) {
    if ((error as { code?: string }).code === 'DISK_FULL') return 'DISK_FULL';
    return isDiskFull(error) ? diskFull(error).code : String(error);
  }
}

async function fullFolder(folder: string, size: string) {
  const workspace = new TestWorkspace();
  const place = join(workspace.dir, folder);
  const small = csv('Child ID,Sex', 'C1,F');
  if (folder === 'receipts') await workspace.send('health/children.csv', small);
  mount(place, size);
  workspace.drop(name, file);
  const before = await codeOf(() => workspace.ingest());
  const stays = existsSync(join(workspace.dir, 'inbox', name));
  enlarge(place);
  await workspace.ingest();
  const receipt = workspace.receipt(name);
  const [{ held }] = (await workspace.query('select count(*) as held from raw.referrals')) as unknown as [
    { held: number },
  ];
  const { landing, temporary } = workspace.open().paths;
  const left = [landing, temporary].flatMap((path) =>
    readdirSync(path).filter((one) => /^\.tmp|staged/.test(one)),
  );
  return { folder, before, stays, verdict: receipt.verdict, accepted: receipt.rows_accepted, held, left };
}

async function fullPublish() {
  const workspace = await syntheticWorkspace('2018-07-16T09:00:00');
  const { publish: place } = workspace.paths;
  mount(place, '100m');
  const say = () => {};
  await publishAll(workspace, say);
  const before = readdirSync(place);
  // Room for one release is taken up; the next does not fit.
  execFileSync('sh', ['-c', `head -c 100m /dev/zero > ${place}/filler 2>/dev/null || true`]);
  const code = await codeOf(() => publishAll(onAnotherDay(workspace, '2018-07-17T09:00:00'), say));
  execFileSync('rm', [`${place}/filler`]);
  return {
    folder: 'publish',
    before: code,
    same: JSON.stringify(before) === JSON.stringify(readdirSync(place)),
  };
}

for (const run of [
  () => fullFolder('data/landing', '16k'),
  () => fullFolder('data/tmp', '64k'),
  () => fullFolder('data', '300k'),
  () => fullFolder('receipts', '4k'),
  fullPublish,
])
  process.stdout.write(`${JSON.stringify(await run())}\n`);
process.exit(0);
