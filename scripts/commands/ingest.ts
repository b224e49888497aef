import { exitCodes } from '../../domain/operator-error.ts';
import { takeLock } from '../../pipelines/workspace/lock.ts';
import { openWorkspace } from '../../pipelines/workspace/workspace.ts';
import { type CommonOptions, printRows, voiceOf } from './output.ts';

/** `sightline ingest`: takes what is in the inbox; one row per file. Exit code 3 when files were refused or are held. */
export async function ingest(options: CommonOptions): Promise<number> {
  const workspace = openWorkspace(options.workspace);
  const voice = voiceOf(options);
  const release = takeLock(workspace, 'ingest');
  try {
    const { ingest: take } = await import('../../pipelines/ingest/ingest.ts');
    const outcome = await take(workspace, { say: voice.say });
    printRows(
      voice,
      ['agency', 'organisation', 'file', 'verdict', 'held', 'submission_id'],
      outcome.files.map((file) => ({
        agency: file.agency,
        organisation: file.organisation,
        file: file.name,
        verdict: file.verdict,
        held: file.held,
        submission_id: file.submissionId,
      })),
    );
    voice.say(
      outcome.files.length === 0
        ? 'The inbox is empty.'
        : `${outcome.files.length} files, ${outcome.refused} refused or held. The answers are in receipts/. Next: sightline transform, or nightly for all at once.`,
    );
    return outcome.refused > 0 ? exitCodes.refusedOrOverdue : exitCodes.done;
  } finally {
    release();
  }
}

/** `sightline approve <submission_id>`: loads a submission that was held. */
export async function approve(options: CommonOptions, submissionId: string): Promise<number> {
  const workspace = openWorkspace(options.workspace);
  const voice = voiceOf(options);
  const release = takeLock(workspace, 'approve');
  try {
    const { approve: load } = await import('../../pipelines/ingest/approve.ts');
    await load(workspace, submissionId, { say: voice.say });
    return exitCodes.done;
  } finally {
    release();
  }
}

/** `sightline template <agency> [<extract>]`: blank return workbooks, one sheet an extract. */
export async function template(options: CommonOptions, agency: string, extract?: string): Promise<number> {
  const workspace = openWorkspace(options.workspace);
  const voice = voiceOf(options);
  const { writeTemplates } = await import('../../pipelines/ingest/templates.ts');
  const files = await writeTemplates(workspace, agency, extract);
  printRows(
    voice,
    ['file'],
    files.map((file) => ({ file })),
  );
  return exitCodes.done;
}
