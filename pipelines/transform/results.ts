/** What became of one node in one invocation; the same facts as an item of run_results.json (v6). */

/** A phase of a node's work with its start and end, ISO 8601 in UTC. */
export interface Timing {
  name: 'compile' | 'execute';
  started_at: string;
  completed_at: string;
}

/** dbt's words for how a node ended. Models, seeds and snapshots use the first line, tests the second. */
export type NodeStatus =
  | 'success'
  | 'error'
  | 'skipped'
  | 'partial success'
  | 'no-op'
  | 'pass'
  | 'fail'
  | 'warn'
  | 'runtime error';

/** One node's result. `failures` counts failing rows of a test (null for other nodes). */
export interface NodeResult {
  unique_id: string;
  status: NodeStatus;
  message: string | null;
  failures: number | null;
  timing: Timing[];
  thread_id: string;
  execution_time: number;
  adapter_response: Record<string, unknown>;
  compiled: boolean | null;
  compiled_code: string | null;
  relation_name: string | null;
  /** First failing rows of a failed test, for people; never written to an artefact. */
  failing_rows?: { columns: string[]; rows: unknown[][] };
}
