import type { Receipt } from './receipt.ts';

/** Writes `<name>.problems.xlsx` beside the receipt of a workbook with problems. */
export async function writeProblems(_receipts: string, _receipt: Receipt): Promise<void> {}
