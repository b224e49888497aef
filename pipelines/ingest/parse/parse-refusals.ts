import type { Refusal } from '../../../connectors/reading/refusal.ts';

const way =
  'Open it, save only the rows of the return as a new Excel workbook (.xlsx) or CSV, and send that.';

export function timedOut(wallMs: number): Refusal {
  return refusal(
    'PARSER_TIMEOUT',
    `The file took more than ${Math.round(wallMs / 1000)} seconds to read and was given up. ${way}`,
  );
}

export function crashed(): Refusal {
  return refusal('PARSER_CRASH', `The file could not be read: reading it stopped without a result. ${way}`);
}

export function outOfMemory(): Refusal {
  return refusal('PARSER_CRASH', `The file needed more memory to read than a return does. ${way}`);
}

/** Not the file's fault, so never told to its sender: the run stops and the file stays. */
export function noSpace(): Refusal {
  return refusal('DISK_FULL', 'The rows of the file could not be written down.');
}

function refusal(code: 'PARSER_TIMEOUT' | 'PARSER_CRASH' | 'DISK_FULL', message: string): Refusal {
  return { refused: true, code, message };
}
