import { exitCodes, OperatorError } from '../../domain/operator-error.ts';

const codes = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const words = /No space left on device|Disk quota exceeded|File too large/i;

/** True for an error that says that a disk, quota or file-size limit is reached, whoever wrote: a program or DuckDB. */
export function isDiskFull(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return codes.has(String(code)) || (typeof message === 'string' && words.test(message));
}

/** What the operator must do where a disk is full; `needed` bytes and `folder` where they are known. */
export function diskFull(error: unknown, folder?: string, needed?: number): OperatorError {
  const path =
    folder ?? (error as { path?: unknown } | undefined)?.path ?? /"([^"]+)"/.exec(String(error))?.[1];
  const where = typeof path === 'string' ? ` at ${path}` : '';
  const size = needed === undefined ? '' : `, where ${needed} bytes were to be written`;
  return new OperatorError(
    'DISK_FULL',
    `There is no space left on the disk${where}${size}. Free some and run the same command again: nothing is lost, and nothing half done is kept.`,
    exitCodes.unexpected,
  );
}
