import { OperatorError } from '../../domain/operator-error.ts';
import { isPlainDate } from '../../domain/plain-date.ts';
import { scorecardColumns } from '../../domain/scorecard-value.ts';
import { publishedDatabase, readValues, requireMeasure } from '../../pipelines/values.ts';
import { withReadOnly } from '../../pipelines/warehouse/read-only.ts';
import { openWorkspace } from '../../pipelines/workspace/workspace.ts';
import { builtDatabase } from './built-database.ts';
import { type CommonOptions, printRows, voiceOf } from './output.ts';

interface ExportOptions extends CommonOptions {
  readonly period?: string;
  readonly measure?: string;
  readonly unpublished?: boolean;
  readonly asAt?: string;
}

/** `sightline export values`: the scorecard as rows, published or (with --unpublished) as the warehouse holds it. */
export async function exportValues(options: ExportOptions, what: string): Promise<number> {
  if (what !== 'values')
    throw new OperatorError('EXPORT_UNKNOWN', `\`export ${what}\` is not known; it is \`export values\`.`);
  if (options.asAt && !isPlainDate(options.asAt))
    throw new OperatorError('DATE_UNREADABLE', '--as-at takes a date as yyyy-mm-dd.');
  const workspace = openWorkspace(options.workspace);
  const voice = voiceOf(options);
  const fromWarehouse = options.unpublished === true;
  const database =
    options.asAt || fromWarehouse
      ? await builtDatabase(workspace, options.asAt, !fromWarehouse, voice.say)
      : publishedDatabase(workspace);
  const table = fromWarehouse ? 'scorecard.scorecard_values' : 'scorecard';
  const catalogue = fromWarehouse ? 'scorecard.measures' : 'measures';
  const rows = await withReadOnly(database, async (connection) => {
    if (options.measure) await requireMeasure(connection, catalogue, options.measure);
    return readValues(connection, table, options);
  });
  printRows(voice, scorecardColumns, rows);
  return 0;
}
