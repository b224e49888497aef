import type { Release } from '../release.ts';
import type { Column, Table } from '../table.ts';

/** What a reader may narrow an answer by. */
export interface Filter {
  readonly name: string;
  readonly description: string;
  /** The only values there are, where that is known. */
  readonly values?: readonly string[];
  /** May be given more than once: any of the values. */
  readonly isMany?: boolean;
  readonly example?: string;
}

/** Filters as given: name -> values. */
export type Given = ReadonlyMap<string, readonly string[]>;

/** A question the API answers with a table. */
export interface Resource {
  /** `/v1/measures/{id}` has its parameter in braces. */
  readonly path: string;
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  readonly columns: readonly Column[];
  readonly filters: readonly Filter[];
  /** The answer is one thing (an object in JSON), not a list. */
  readonly isSingle?: boolean;
  /** What the answer depends on beside the release, as a short text. */
  readonly stamp?: string;
  /** Answers from one release. Throws RequestProblem 400 or 404. */
  read(release: Release, given: Given, parameter: string): Promise<Table>;
}
