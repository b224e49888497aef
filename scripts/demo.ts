// The demonstration: a workspace of invented children whose scorecard is the one that Warwickshire's board printed.
import { join, relative } from 'node:path';
import { ingest } from '../pipelines/ingest/ingest.ts';
import { nightly } from '../pipelines/nightly.ts';
import { quarterly } from '../pipelines/quarterly.ts';
import { packageRoot } from '../pipelines/workspace/package-root.ts';
import { openWorkspace } from '../pipelines/workspace/workspace.ts';
import { scorecard } from './commands/scorecard.ts';
import { demoDays } from './demo-year/workspace.ts';

const dir = process.argv[2] ?? join(packageRoot(), 'demo');
const say = (line: string) => process.stderr.write(`${line}\n`);
const begin = performance.now();

say('Inventing a year of submissions...');
let dataset = '';
for await (const { drop, workspace } of demoDays(dir)) {
  say(`\n== ${drop.name}: ${drop.files.length} files, taken on ${drop.received_at.slice(0, 10)}`);
  if (drop.quarter) {
    const { dataset: made } = await quarterly(workspace, drop.quarter, say);
    if (made) dataset = made.folder;
  } else await ingest(workspace, { say });
}
const workspace = openWorkspace(dir);
say('\n== Today by the demonstration’s clock');
await nightly(workspace, say);
await scorecard({ workspace: dir, format: 'table' }, '2017-18-Q4');
const here = (path: string) => relative(process.cwd(), path) || '.';
console.log(`
Workbook  ${here(join(dataset, 'dataset.xlsx'))}
Page      ${here(join(workspace.paths.publish, 'current.json'))} names the site; open its index.html
Next      put a file into ${here(workspace.paths.inbox)}/<agency>/ and run
          npx sightline nightly --workspace ${here(dir)}
          npx sightline explain re-referrals-12m-pct --period 2017-18-Q2 --workspace ${here(dir)}
(${Math.round((performance.now() - begin) / 1000)} seconds)`);
