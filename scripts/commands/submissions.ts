import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '../../domain/operator-error.ts';
import { readRows } from '../../pipelines/warehouse/kysely.ts';
import { withReadOnly } from '../../pipelines/warehouse/read-only.ts';
import { openWorkspace } from '../../pipelines/workspace/workspace.ts';
import { type CommonOptions, printRows, voiceOf } from './output.ts';

const columns = [
  'submission_id',
  'received_at',
  'agency',
  'organisation',
  'file_name',
  'sheet',
  'extract',
  'covers_from',
  'covers_to',
  'status',
  'verdict',
  'rows_accepted',
  'rows_refused',
  'rows_withdrawn',
  'due_date',
  'working_days_late',
  'superseded_by',
];

/**
 * `sightline submissions`: every file that came and what became of it, newest first; late by how many working days, and
 * superseded by which later submission of the same sender, extract and window.
 */
export async function submissions(options: CommonOptions): Promise<number> {
  const workspace = openWorkspace(options.workspace);
  const voice = voiceOf(options);
  if (!existsSync(workspace.paths.warehouse)) {
    printRows(voice, columns, []);
    return 0;
  }
  const rows = await withReadOnly(workspace.paths.warehouse, async (connection) => {
    const hasSupply = await connection.runAndReadAll(
      "select 1 from information_schema.tables where table_schema = 'scorecard' and table_name = 'supply'",
    );
    return readRows(await connection.runAndReadAll(submissionsSql(hasSupply.currentRowCount > 0)));
  });
  printRows(
    voice,
    voice.format === 'table'
      ? columns.filter((c) => !['organisation', 'sheet', 'status'].includes(c))
      : columns,
    rows,
  );
  return 0;
}

function submissionsSql(hasSupply: boolean): string {
  return `
    with parts as (
      select submission_id, received_at, agency, organisation, file_name, sheet, extract, covers_from, covers_to, status,
        verdict, rows_accepted, rows_refused, rows_withdrawn, sequence, sender
      from ledger.submissions
      union all
      select file_id, received_at, agency, organisation, file_name, null, null, null, null, verdict, verdict, 0, 0, 0, null, null
      from ledger.files
      where verdict in ('duplicate', 'waiting') or file_id not in (select file_id from ledger.submissions)
    ),
    later as (
      select parts.submission_id, min_by(newer.submission_id, newer.sequence) as superseded_by
      from parts
      inner join parts as newer
        on parts.sender = newer.sender and parts.extract = newer.extract and newer.covers_from <= parts.covers_from
        and newer.covers_to >= parts.covers_to and newer.sequence > parts.sequence and newer.status = 'loaded'
      where parts.status in ('loaded', 'held')
      group by parts.submission_id
    )
    select parts.*, later.superseded_by,
      ${hasSupply ? 'supply.due_date, supply.working_days_late' : 'null as due_date, null as working_days_late'}
    from parts
    left join later on parts.submission_id = later.submission_id
    ${
      hasSupply
        ? `left join scorecard.supply on parts.agency = supply.agency and parts.organisation = supply.organisation
          and parts.extract = supply.extract and parts.covers_to = supply.covers_to and parts.received_at = supply.received_at`
        : ''
    }
    order by parts.received_at desc, parts.sequence desc nulls last, parts.file_name`;
}

/** `sightline receipt <id>`: the receipt that answered a submission; text on a terminal, else JSON. */
export async function receipt(options: CommonOptions, id: string): Promise<number> {
  const workspace = openWorkspace(options.workspace);
  const voice = voiceOf(options);
  for (const file of receiptFiles(workspace.paths.receipts)) {
    const text = readFileSync(file, 'utf8');
    if (!text.includes(id)) continue;
    const parsed = JSON.parse(text) as { submission_id?: string; parts?: { submission_id?: string }[] };
    if (parsed.submission_id !== id && !parsed.parts?.some((part) => part.submission_id === id)) continue;
    const spoken = file.replace(/\.json$/, '.txt');
    voice.result(voice.format === 'table' && existsSync(spoken) ? readFileSync(spoken, 'utf8') : text);
    return 0;
  }
  throw new OperatorError(
    'SUBMISSION_UNKNOWN',
    `No receipt names the submission ${id}. \`sightline submissions\` lists them.`,
  );
}

function receiptFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return receiptFiles(path);
    return entry.name.endsWith('.receipt.json') ? [path] : [];
  });
}
