import { OperatorError } from '../../domain/operator-error.ts';
import { isPlainDate } from '../../domain/plain-date.ts';
import { queryPublished } from '../../pipelines/publish/query/query.ts';
import { openWorkspace } from '../../pipelines/workspace/workspace.ts';
import { builtDatabase } from './built-database.ts';
import { type CommonOptions, printRows, voiceOf } from './output.ts';

/** `sightline query "<sql>"`: one read-only statement over the published copy, or over what was known on a day. */
export async function query(options: CommonOptions & { asAt?: string }, sql: string): Promise<number> {
  if (options.asAt && !isPlainDate(options.asAt))
    throw new OperatorError('DATE_UNREADABLE', '--as-at takes a date as yyyy-mm-dd.');
  const workspace = openWorkspace(options.workspace);
  const voice = voiceOf(options);
  const database = options.asAt ? await builtDatabase(workspace, options.asAt, true, voice.say) : undefined;
  const result = await queryPublished(workspace, sql, { database });
  printRows(voice, result.columns, result.rows);
  if (result.truncated) voice.say(`Only the first ${result.rows.length} rows are shown.`);
  return 0;
}
