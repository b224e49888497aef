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
  // Measures added to the catalogue stand apart, and are given when they are named.
  const named =
    options.measure !== undefined && (await isAdditional(database, fromWarehouse, options.measure));
  const table = fromWarehouse ? 'scorecard.scorecard_values' : named ? 'additional_values' : 'scorecard';
  const catalogue = fromWarehouse ? 'scorecard.measures' : named ? 'additional_measures' : 'measures';
  const rows = await withReadOnly(database, async (connection) => {
    if (options.measure) await requireMeasure(connection, catalogue, options.measure);
    return readValues(connection, table, {
      ...options,
      ...(fromWarehouse ? { withoutAdditionalOf: catalogue } : {}),
    });
  });
  printRows(voice, scorecardColumns, rows);
  return 0;
}

async function isAdditional(database: string, fromWarehouse: boolean, measure: string): Promise<boolean> {
  if (fromWarehouse) return false;
  return withReadOnly(database, async (connection) => {
    const tables = await connection.runAndReadAll(
      `select 1 from information_schema.tables where table_name = 'additional_measures'`,
    );
    if (tables.currentRowCount === 0) return false;
    const found = await connection.runAndReadAll('select 1 from additional_measures where measure_id = $1', [
      measure,
    ]);
    return found.currentRowCount > 0;
  });
}
