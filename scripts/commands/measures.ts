import { existsSync } from 'node:fs';
import { measureJsonSchema } from '../../domain/catalogue-entry.ts';
import { publishedDatabase } from '../../pipelines/values.ts';
import { readRows } from '../../pipelines/warehouse/kysely.ts';
import { withReadOnly } from '../../pipelines/warehouse/read-only.ts';
import { openWorkspace, type Workspace } from '../../pipelines/workspace/workspace.ts';
import { type CommonOptions, printRows, voiceOf } from './output.ts';

const columns = [
  'measure_id',
  'title',
  'unit',
  'polarity',
  'owner_agency',
  'period_kinds',
  'breakdowns',
  'is_computed',
  'definition',
];

/**
 * `sightline measures [text]`: the catalogue, or the measures whose id, title or definition has every word of the
 * text. The measures added to it stand apart: `--additional` lists them instead.
 */
export async function measures(
  options: CommonOptions & { readonly additional?: boolean; readonly schema?: boolean },
  text?: string,
): Promise<number> {
  if (options.schema) {
    process.stdout.write(`${JSON.stringify(measureJsonSchema(), null, 2)}\n`);
    return 0;
  }
  const workspace = openWorkspace(options.workspace);
  const voice = voiceOf(options);
  const { database, table } = catalogueOf(workspace, options.additional === true);
  const words = (text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const rows = await withReadOnly(database, async (connection) =>
    readRows(await connection.runAndReadAll(`select * from ${table} order by measure_id`)),
  );
  const found = rows.filter((row) => {
    const haystack =
      `${row.measure_id} ${row.title} ${row.definition} ${row.owner_agency} ${row.journey_stage}`.toLowerCase();
    return words.every((word) => haystack.includes(word));
  });
  const shown = voice.format === 'table' ? columns.slice(0, 5) : found[0] ? Object.keys(found[0]) : columns;
  printRows(voice, shown, found);
  if (voice.format === 'table') voice.say(`${found.length} of ${rows.length} measures.`);
  return 0;
}

function catalogueOf(workspace: Workspace, additional: boolean): { database: string; table: string } {
  if (existsSync(workspace.paths.publish) && existsSync(`${workspace.paths.publish}/current.json`)) {
    return { database: publishedDatabase(workspace), table: additional ? 'additional_measures' : 'measures' };
  }
  return {
    database: workspace.paths.warehouse,
    table: `scorecard.measures where ${additional ? '' : 'not '}is_additional`,
  };
}
