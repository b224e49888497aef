import { exitCodes } from '../../domain/operator-error.ts';
import { takeLock } from '../../pipelines/workspace/lock.ts';
import { openWorkspace } from '../../pipelines/workspace/workspace.ts';
import { type CommonOptions, printRows, voiceOf } from './output.ts';

/** `sightline publish`: disclosure control, the read-only copy and the static site. */
export async function publish(options: CommonOptions): Promise<number> {
  const workspace = openWorkspace(options.workspace);
  const voice = voiceOf(options);
  const release = takeLock(workspace, 'publish');
  try {
    const { publishAll } = await import('../../pipelines/publish-all.ts');
    const outcome = await publishAll(workspace, voice.say);
    printRows(
      voice,
      ['run', 'database', 'site'],
      [{ run: outcome.run, database: outcome.database, site: outcome.site }],
    );
    return exitCodes.done;
  } finally {
    release();
  }
}

/** `sightline dataset <period> [--freeze]`: the quarterly dataset from the published copy. */
export async function dataset(
  options: CommonOptions & { freeze?: boolean },
  period: string,
): Promise<number> {
  const workspace = openWorkspace(options.workspace);
  const voice = voiceOf(options);
  const release = takeLock(workspace, 'dataset');
  try {
    const { makeDataset } = await import('../../pipelines/dataset/dataset.ts');
    const outcome = await makeDataset(
      workspace,
      period,
      { freeze: options.freeze === true },
      { say: voice.say },
    );
    printRows(
      voice,
      ['publication', 'folder', 'frozen'],
      [{ publication: outcome.publication, folder: outcome.folder, frozen: outcome.frozen }],
    );
    return exitCodes.done;
  } finally {
    release();
  }
}
