import { initWorkspace } from '../../pipelines/workspace/init.ts';
import { openWorkspace } from '../../pipelines/workspace/workspace.ts';
import { type CommonOptions, voiceOf } from './output.ts';

/** `sightline init <dir>`: a workspace with board.yml, inbox folders, template workbooks and its own secret. */
export async function init(options: CommonOptions, dir: string): Promise<number> {
  const voice = voiceOf(options);
  const paths = initWorkspace(dir);
  const { writeAllTemplates } = await import('../../pipelines/ingest/templates.ts');
  await writeAllTemplates(openWorkspace(dir));
  voice.say(`Made ${paths.root}.`);
  voice.say('Next: write the name, area and agencies into board.yml, keep a safe copy of data/secret,');
  voice.say('put files into inbox/<agency>/ and run `sightline nightly`.');
  return 0;
}
