import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Receipt } from './receipt.ts';
import { receiptText } from './receipt-text.ts';

const forms = ['receipt.json', 'receipt.txt', 'problems.xlsx'] as const;
type Form = (typeof forms)[number];

/**
 * Writes the answer beside where the agency looks for it: receipts/<agency>/[<organisation>/]<name>.receipt.json and
 * .txt. An older answer to a file of the same name is kept under its submission's id.
 */
export function writeReceipt(receipts: string, receipt: Receipt): void {
  const at = (form: Form) => receiptPath(receipts, receipt, form);
  mkdirSync(dirname(at('receipt.json')), { recursive: true });
  keepOlder(at('receipt.json'), receipt, (id, form) => receiptPath(receipts, receipt, form, id), at);
  putWhole(at('receipt.txt'), receiptText(receipt));
  putWhole(at('receipt.json'), `${JSON.stringify(receipt, null, 2)}\n`);
}

/** Where the answer to a file lies. A name that would be too long for the file system is cut and marked. */
export function receiptPath(
  receipts: string,
  receipt: Pick<Receipt, 'agency' | 'organisation' | 'file'>,
  form: Form,
  olderId?: string,
): string {
  const ending = `${olderId ? `.${olderId}` : ''}.${form}`;
  let name = receipt.file;
  if (Buffer.byteLength(name + ending) > 250) {
    const mark = `~${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
    let cut = name.length;
    while (Buffer.byteLength(name.slice(0, cut) + mark + ending) > 250) cut--;
    name = name.slice(0, cut) + mark;
  }
  return join(receipts, receipt.agency, receipt.organisation ?? '', name + ending);
}

function keepOlder(
  current: string,
  receipt: Receipt,
  keptAt: (id: string, form: Form) => string,
  at: (form: Form) => string,
): void {
  const older = olderId(current);
  const isSame = older === receipt.submission_id;
  for (const form of forms) {
    const path = at(form);
    if (!existsSync(path)) continue;
    if (older && !isSame) renameSync(path, keptAt(older, form));
    // The same answer written again, with a note more: its problems are still these.
    else if (form === 'problems.xlsx' && !isSame) rmSync(path);
  }
}

function olderId(path: string): string | null {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as Receipt).submission_id;
  } catch {
    return null;
  }
}

/** A reader sees the old file or the new one, never half of it. */
function putWhole(path: string, text: string): void {
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`);
  writeFileSync(temporary, text);
  renameSync(temporary, path);
}
