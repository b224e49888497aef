import type { Refusal } from '../../../connectors/reading/refusal.ts';

/** What one parse may use. A job that goes beyond is killed; no other job feels it. */
export interface ParseLimits {
  /** Wall time of one job in milliseconds, counted from when its child is ready. */
  readonly wallMs: number;
  /** V8 heap of the child in MB. */
  readonly heapMb: number;
  /** Resident memory of the child in MB, watched where /proc exists. */
  readonly residentMb: number;
}

export const defaultParseLimits: ParseLimits = { wallMs: 60_000, heapMb: 512, residentMb: 1_536 };

/**
 * One piece of work for a child process: call the exported function `exportName` of `module` with `argument`. `module`
 * is a name of parse-modules.ts, or a file URL (which the bundle does not resolve: tests only). Argument and result are
 * copied as structured values; bulk data goes through row files.
 */
export interface ParseJob {
  readonly module: string;
  readonly exportName: string;
  readonly argument: unknown;
  /** Wall time beyond the limit, for a file whose size explains it. */
  readonly moreWallMs?: number;
}

/** The result of a job, or PARSER_TIMEOUT, PARSER_CRASH or DISK_FULL. A child that ends without an answer has crashed. */
export type ParseOutcome<T> = T | Refusal;

/** Child processes that parse, reused while healthy. */
export interface ParsePool {
  run<T>(job: ParseJob): Promise<ParseOutcome<T>>;
  /** Ends the children; jobs that still run give PARSER_CRASH. */
  close(): Promise<void>;
}

/** Parent to child. */
export interface JobMessage extends ParseJob {
  readonly id: number;
}

/** Child to parent: ready for jobs, a result, or what was thrown (without its message, which may hold cell values). */
export type AnswerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | {
      readonly kind: 'thrown';
      readonly id: number;
      readonly name: string;
      readonly stack: string;
      /** The file is not to blame: its rows could not be written down. */
      readonly isDiskFull: boolean;
    };
