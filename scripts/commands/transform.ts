import { exitCodes, OperatorError } from '../../domain/operator-error.ts';
import { isPlainDate } from '../../domain/plain-date.ts';
import { buildModels } from '../../pipelines/build.ts';
import { takeLock } from '../../pipelines/workspace/lock.ts';
import { openWorkspace } from '../../pipelines/workspace/workspace.ts';
import { type CommonOptions, printRows, voiceOf } from './output.ts';

interface TransformOptions extends CommonOptions {
  readonly select?: string;
  readonly fullRefresh?: boolean;
  readonly asAt?: string;
}

/** `sightline transform`: builds and tests every model; all of it, or none. */
export async function transform(options: TransformOptions): Promise<number> {
  if (options.asAt && !isPlainDate(options.asAt))
    throw new OperatorError('DATE_UNREADABLE', '--as-at takes a date as yyyy-mm-dd.');
  const workspace = openWorkspace(options.workspace);
  const voice = voiceOf(options);
  const release = takeLock(workspace, 'transform');
  try {
    const outcome = await buildModels(workspace, options, voice.say);
    const rows = outcome.results
      .filter((result) => !['success', 'pass', 'no-op'].includes(result.status))
      .map((result) => ({
        node: result.unique_id,
        status: result.status,
        failures: result.failures,
        message: result.message,
      }));
    printRows(voice, ['node', 'status', 'failures', 'message'], rows);
    voice.say(
      outcome.passed
        ? `Built and tested ${outcome.results.length} nodes.`
        : 'The build failed; the warehouse still holds the last good one.',
    );
    return outcome.passed ? exitCodes.done : exitCodes.gateFailed;
  } finally {
    release();
  }
}
