/** Binds the selected models in a shadow database: all mistakes of a project at once, before a row is touched. */
import { Column } from '../context/column.ts';
import type { Runtime } from '../context/runtime.ts';
import type { DbtError } from '../errors.ts';
import type { Session } from '../execute/session.ts';
import type { Dag } from '../graph/dag.ts';
import { Binder } from './binder.ts';
import type { ShadowDatabase } from './shadow-database.ts';

export interface Bound {
  /** The model's own SQL as bound, and its columns. */
  sql: string;
  columns: Column[];
}

export interface Binding {
  shadow: ShadowDatabase;
  bound: Map<string, Bound>;
  /** Mistakes by unique_id. */
  problems: Map<string, DbtError>;
  /** Why a node could not be bound though it may be right. */
  unknown: Map<string, string>;
}

/**
 * Binds in the order of dependencies, in a shadow database of the caller's. `warehouse` tells what exists already. Without `columns` only mistakes are looked for, and `bound` holds but what had to be known to find them.
 */
export async function bindProject(
  runtime: Runtime,
  dag: Dag,
  selected: Set<string>,
  warehouse: Session,
  shadow: ShadowDatabase,
  { columns }: { columns: boolean },
): Promise<Binding> {
  const binder = new Binder(runtime, dag, selected, shadow, await existingColumns(warehouse), columns);
  for (const id of order(dag, selected)) await binder.bind(id);
  await binder.settled();
  return binder.result;
}

function order(dag: Dag, selected: Set<string>): string[] {
  const done = new Set<string>();
  const list: string[] = [];
  const visit = (id: string): void => {
    if (done.has(id)) return;
    done.add(id);
    for (const parent of dag.parents.get(id) ?? []) visit(parent);
    if (selected.has(id)) list.push(id);
  };
  for (const id of [...selected].sort()) visit(id);
  return list.filter((id) => !isEphemeral(dag, id) || used(dag, id));
}

const isEphemeral = (dag: Dag, id: string): boolean =>
  dag.nodes.get(id)!.config?.materialized === 'ephemeral';

/** Whether an ephemeral model ends up in the SQL of anything that runs; one that does not may hold anything. */
function used(dag: Dag, id: string): boolean {
  return (dag.children.get(id) ?? []).some((child) =>
    isEphemeral(dag, child) ? used(dag, child) : dag.nodes.get(child)!.resource_type !== 'exposure',
  );
}

/** All columns of the warehouse by the relation's lower-case full name. */
async function existingColumns(session: Session): Promise<Map<string, Column[]>> {
  const reader = await session.read(
    'select database_name, schema_name, table_name, column_name, data_type from duckdb_columns() where not internal order by database_name, schema_name, table_name, column_index',
  );
  const found = new Map<string, Column[]>();
  for (const [database, schema, table, name, type] of reader.getRows()) {
    const key = `${database}.${schema}.${table}`.toLowerCase();
    const list = found.get(key);
    const column = new Column(String(name), String(type));
    if (list) list.push(column);
    else found.set(key, [column]);
  }
  return found;
}
