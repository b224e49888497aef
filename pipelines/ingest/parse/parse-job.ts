import type { Refusal } from '../../../connectors/reading/refusal.ts';

/** What one parse may use. A job that goes beyond is killed; no other job feels it. */
export interface ParseLimits {
  /** Wall time of one job in milliseconds. */
  readonly wallMs: number;
  /** V8 heap of the child in MB. */
  readonly heapMb: number;
  /** Resident memory of the child in MB, watched where /proc exists. */
  readonly residentMb: number;
}

export const defaultParseLimits: ParseLimits = { wallMs: 60_000, heapMb: 512, residentMb: 1_536 };

/**
 * One piece of work for a child process: call the exported function `exportName` of `module` (a file URL) with
 * `argument`. Argument and result travel as JSON-like values; bulk data goes through row files (row-file.ts).
 */
export interface ParseJob {
  readonly module: string;
  readonly exportName: string;
  readonly argument: unknown;
}

/** The result of a job, or PARSER_TIMEOUT or PARSER_CRASH. A child that ends without an answer has crashed. */
export type ParseOutcome<T> = T | Refusal;

/** Child processes that parse, reused while healthy. */
export interface ParsePool {
  run<T>(job: ParseJob): Promise<ParseOutcome<T>>;
  /** Ends the children; jobs that still run give PARSER_CRASH. */
  close(): Promise<void>;
}
