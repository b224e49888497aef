/** Nodes whose transaction would hold one statement and nothing else: DuckDB's own commit is then all they need. */
import type { Scope } from './scope.ts';

/** What a table or view materialization calls between its first statement and its commit, and what makes that one. */
const CALLED = [
  'statement',
  'write',
  'run_hooks',
  'get_create_table_as_sql',
  'create_table_as',
  'get_create_view_as_sql',
  'create_view_as',
  'create_indexes',
  'apply_grants',
  'should_revoke',
  'persist_docs',
];

/**
 * Whether a table or view of this SQL is made by a single statement with nothing else in its transaction: no hook, no
 * comment, no index, no macro of a project or package in the way. A transaction of its own then adds nothing but the
 * time it takes to open and to commit it.
 */
export function standsAlone(scope: Scope, sql: string): boolean {
  const { config } = scope.node;
  const hooks = [...(config['pre-hook'] ?? []), ...(config['post-hook'] ?? [])];
  if (hooks.some((hook: { transaction?: boolean }) => hook.transaction !== false)) return false;
  if (config.indexes?.length || config.sql_header || config.contract?.enforced) return false;
  if (config.persist_docs?.relation || config.persist_docs?.columns) return false;
  if (config.grants && Object.keys(config.grants).length) return false;
  const { macros } = scope.runtime.state;
  return !sql.includes(';') && !CALLED.some((name) => macros.isReplaced(name));
}
