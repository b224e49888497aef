/** Why a whole file is refused. Stable: receipts and tests rely on the codes. */
export type RefusalCode =
  | 'EMPTY_FILE'
  | 'FILE_TOO_LARGE'
  | 'TRUNCATED'
  | 'CORRUPT'
  | 'ZIP_BOMB'
  | 'ZIP_LYING_SIZE'
  | 'ZIP_ENCRYPTED'
  | 'ZIP_UNSAFE'
  | 'NOT_A_WORKBOOK'
  | 'HTML_AS_XLS'
  | 'OLD_XLS'
  | 'XLSB'
  | 'ODS'
  | 'SPREADSHEETML'
  | 'PASSWORD_PROTECTED'
  | 'EXECUTABLE'
  | 'UNKNOWN_TYPE'
  | 'ENCODING'
  | 'UNCLOSED_QUOTE'
  | 'XML_DOCTYPE'
  | 'XML_TRUNCATED'
  | 'XML_NOT_WELL_FORMED'
  | 'XML_DEPTH'
  | 'XML_RECORD_TOO_LARGE'
  | 'BAD_SHARED_STRING'
  | 'BAD_CELL'
  | 'TOO_MANY_ROWS'
  | 'TOO_MANY_COLUMNS'
  | 'TOO_MANY_SHEETS'
  | 'CELL_TOO_LONG'
  | 'ROWS_NOT_READ'
  | 'DUPLICATE_HEADER'
  | 'MERGED_DATA'
  | 'DATE_ORDER_CONFLICT'
  | 'FORMULA_NOT_CALCULATED'
  | 'PARSER_CRASH'
  | 'DISK_FULL'
  | 'PARSER_TIMEOUT';

/**
 * A file that is not read, with the reason and the way out in words an agency understands. Nothing that was delivered
 * from the file before may be kept. Never holds a value of the file.
 */
export interface Refusal {
  readonly refused: true;
  readonly code: RefusalCode;
  readonly message: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string;
}

/** Thrown inside the readers only; the public functions catch it and return its refusal. */
export class FileRefused extends Error {
  readonly refusal: Refusal;

  constructor(
    code: RefusalCode,
    message: string,
    place: { sheet?: string; row?: number; column?: string } = {},
  ) {
    super(`${code}: ${message}`);
    this.name = 'FileRefused';
    this.refusal = { refused: true, code, message, ...place };
  }
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && (value as { refused?: unknown }).refused === true;
}

/** Turns a FileRefused into its refusal; any other error is a bug and goes on. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof FileRefused) return error.refusal;
  throw error;
}
