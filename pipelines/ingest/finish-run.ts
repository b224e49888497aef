import { readRows } from '../warehouse/kysely.ts';
import { issueOf } from './answer/issue-of.ts';
import { type Receipt, receiptIssue } from './answer/receipt.ts';
import { writeReceipt } from './answer/write-receipt.ts';
import { senderOf } from './inbox/drop.ts';
import { addIssues } from './ledger/ledger-rows.ts';
import type { IngestRun } from './run.ts';

/**
 * What can only be said when every file of the run is in: children whom social care's other returns name but the return
 * children does not (returns rules, "Rows and cells"). Said once per file, as a count; nothing is refused for it.
 */
export async function finishRun(run: IngestRun, receipts: Receipt[]): Promise<void> {
  for (const [index, receipt] of receipts.entries()) {
    if (receipt.agency !== 'childrens_social_care' || !receipt.verdict.startsWith('accepted')) continue;
    const extracts = receipt.parts.length > 0 ? receipt.parts : [receipt];
    let missing = 0;
    for (const part of extracts) {
      const connector = part.extract === null ? undefined : run.connectors.get(part.extract);
      if (!connector || connector.extract === 'children') continue;
      if (!connector.columns.some((column) => column.name === 'child_id')) continue;
      missing += await countMissing(run, connector.extract, part.submission_id!, receipt);
    }
    if (missing > 0) receipts[index] = await addNote(run, receipt, missing);
  }
}

async function countMissing(
  run: IngestRun,
  extract: string,
  submissionId: string,
  receipt: Receipt,
): Promise<number> {
  const sender = senderOf({ agency: receipt.agency, organisation: receipt.organisation ?? '' });
  const [row] = readRows(
    await run.session.connection.runAndReadAll(
      `select count(distinct child_id) as missing from raw.${extract}
      where _submission_id = $1 and child_id not in (select child_id from raw.children where _sender = $2 and child_id is not null)`,
      [submissionId, sender],
    ),
  );
  return row!.missing as number;
}

async function addNote(run: IngestRun, receipt: Receipt, missing: number): Promise<Receipt> {
  const issue = issueOf.childrenMissing(missing);
  const told: Receipt = { ...receipt, issues: [...receipt.issues, receiptIssue(issue)] };
  const fileId = receipt.submission_id!;
  const { connection } = run.session;
  const file = {
    fileId,
    sha256: receipt.sha256,
    fileName: receipt.file,
    agency: receipt.agency,
    organisation: receipt.organisation ?? '',
    receivedAt: receipt.received_at,
    bytes: 0,
  };
  await addIssues(connection, [issue], {
    file,
    submissionId: fileId,
    extract: receipt.extract,
    foundAt: run.workspace.clock.now(),
  });
  writeReceipt(run.workspace.paths.receipts, told);
  return told;
}
