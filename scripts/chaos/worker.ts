// Ingests over and over until it is killed: the victim of scripts/chaos.ts.
import { setTimeout as sleep } from 'node:timers/promises';
import { ingest } from '../../pipelines/ingest/ingest.ts';
import { openWorkspace } from '../../pipelines/workspace/workspace.ts';

const workspace = openWorkspace(process.argv[2]);
process.stdout.write('ready\n');
for (;;) {
  const { files } = await ingest(workspace, { say: () => {} });
  process.stdout.write(`took ${files.length}\n`);
  if (files.length === 0) {
    if (process.argv[3] === 'once') break;
    await sleep(20);
  }
}
