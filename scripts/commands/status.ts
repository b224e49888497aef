import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRows } from '../../pipelines/warehouse/kysely.ts';
import { withReadOnly } from '../../pipelines/warehouse/read-only.ts';
import { listRuns } from '../../pipelines/workspace/run-record.ts';
import { openWorkspace } from '../../pipelines/workspace/workspace.ts';
import { type CommonOptions, printRows, voiceOf } from './output.ts';

const columns = [
  'agency',
  'organisation',
  'extract',
  'covers_from',
  'covers_to',
  'due_date',
  'received_at',
  'working_days_late',
  'status',
];

/**
 * `sightline status`: for each extract that is owed or has come, the latest window: due, received, late by how many
 * working days; then the last run, files held for approval and what is published.
 */
export async function status(options: CommonOptions): Promise<number> {
  const workspace = openWorkspace(options.workspace);
  const voice = voiceOf(options);
  const { warehouse, publish } = workspace.paths;
  let supply: Record<string, unknown>[] = [];
  let held: Record<string, unknown>[] = [];
  let arrived: Record<string, unknown> | undefined;
  let isBuilt = false;
  if (existsSync(warehouse)) {
    await withReadOnly(warehouse, async (connection) => {
      const read = async (sql: string) => readRows(await connection.runAndReadAll(sql));
      const built = await read(
        "select 1 from information_schema.tables where table_schema = 'scorecard' and table_name = 'supply'",
      );
      if (built.length > 0) {
        // Of what came, the last window of each sender and extract; of what did not come, everything.
        supply = await read(`
          select ${columns.join(', ')} from scorecard.supply
          where received_at is null or (agency, organisation, extract, covers_to) in (
            select agency, organisation, extract, max(covers_to) from scorecard.supply
            where received_at is not null group by agency, organisation, extract)
          order by received_at is not null, due_date, agency, organisation, extract`);
      }
      held = await read(
        `select held.file_id, held.agency, held.file_name, string_agg(distinct held.extract, ', ' order by held.extract) as extract
        from ledger.submissions as held
        where held.status = 'held' and not exists (
          select 1 from ledger.submissions as newer
          where newer.file_id = held.file_id and newer.status = 'loaded'
            or newer.sender = held.sender and newer.extract = held.extract and newer.sequence > held.sequence
              and newer.status = 'loaded' and newer.covers_from <= held.covers_from and newer.covers_to >= held.covers_to)
        group by held.file_id, held.agency, held.file_name order by held.file_name`,
      );
      [arrived] = await read(
        `select count(*) as files, count(*) filter (verdict like 'accepted%') as accepted,
          count(*) filter (verdict = 'quarantined') as refused, count(*) filter (verdict = 'duplicate') as duplicates,
          count(*) filter (verdict = 'waiting') as waiting, max(received_at) as last
        from ledger.files`,
      );
      isBuilt = built.length > 0;
    });
  }
  printRows(voice, columns, supply);
  if (!isBuilt)
    voice.say('What is owed is worked out by `sightline transform` or `nightly`, which has not run yet.');
  else if (supply.length === 0)
    voice.say(
      'Nothing is owed: no agency has `owes` in board.yml, and none has sent a return with its days.',
    );
  if (arrived?.last)
    voice.say(
      `${arrived.files} files so far: ${arrived.accepted} accepted, ${arrived.refused} refused or held, ${arrived.duplicates} received before, ${arrived.waiting} still arriving. The last came at ${arrived.last}.`,
    );
  const last = listRuns(workspace)[0];
  voice.say(
    last
      ? `Last run: ${last.command}, ${last.started_at}, ${last.outcome.replaceAll('_', ' ')}.`
      : 'No run yet.',
  );
  for (const file of held) {
    voice.say(
      `Held for approval: ${file.file_name} from ${file.agency}${file.extract ? ` (${file.extract})` : ''}. Look at its receipt, then: sightline approve ${file.file_id}`,
    );
  }
  const pointer = join(publish, 'current.json');
  if (existsSync(pointer)) {
    const current = JSON.parse(readFileSync(pointer, 'utf8')) as { run: string; published_at: string };
    voice.say(`Published: ${current.run}, at ${current.published_at}.`);
  } else voice.say('Nothing is published yet.');
  const overdue = supply.filter((row) => row.status === 'overdue').length;
  if (overdue > 0) voice.say(`${overdue} ${overdue === 1 ? 'return is' : 'returns are'} overdue.`);
  return overdue > 0 ? 3 : 0;
}
