/** Binds the selected models in a shadow database: all mistakes of a project at once, before a row is touched. */
import type { ManifestNode, ManifestSource } from '../artifacts/manifest-types.ts';
import { Column } from '../context/column.ts';
import { type Runtime, relationOf } from '../context/runtime.ts';
import { Scope } from '../context/scope.ts';
import { DbtError } from '../errors.ts';
import type { Session } from '../execute/session.ts';
import { placeInSource } from '../execute/sql-error.ts';
import type { Dag } from '../graph/dag.ts';
import { compileNode } from '../materialize/compile-node.ts';
import { NeedsRows, type ShadowDatabase, ShadowSession, withoutSemicolon } from './shadow-database.ts';

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

const BUILDS = new Set(['model', 'snapshot', 'seed']);

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

class Binder {
  readonly result: Binding;
  private readonly runtime: Runtime;
  private readonly dag: Dag;
  private readonly selected: Set<string>;
  private readonly existing: Map<string, Column[]>;
  private readonly session: ShadowSession;
  private readonly allColumns: boolean;

  constructor(
    runtime: Runtime,
    dag: Dag,
    selected: Set<string>,
    shadow: ShadowDatabase,
    existing: Map<string, Column[]>,
    allColumns: boolean,
  ) {
    this.runtime = runtime;
    this.dag = dag;
    this.selected = selected;
    this.existing = existing;
    this.allColumns = allColumns;
    this.session = new ShadowSession(shadow);
    this.result = { shadow, bound: new Map(), problems: new Map(), unknown: new Map() };
  }

  async bind(id: string): Promise<void> {
    const node = this.dag.nodes.get(id) as unknown as ManifestNode;
    if (!BUILDS.has(node.resource_type)) return;
    if (node.resource_type === 'seed') return this.defineSeed(node);
    const missing = await this.defineParents(node);
    if (missing) {
      this.result.unknown.set(id, missing);
      return;
    }
    const own = this.columnsThere(node);
    if (own && node.config.materialized !== 'ephemeral' && mayReadItself(node))
      await this.result.shadow.define(relationOf(this.runtime.loaded, node), own);
    await this.bindQuery(node, own);
  }

  private async bindQuery(node: ManifestNode, own: Column[] | undefined): Promise<void> {
    const { runtime, result } = this;
    const extras: Record<string, unknown> = { __binding__: true };
    let asked = true;
    try {
      await compileNode(runtime, node, this.session, extras, (compiling) => {
        asked = compiling.askedDatabase;
      });
      if (!this.allColumns && lastsAsBound(runtime, node, own)) {
        if (await result.shadow.make(relationOf(runtime.loaded, node), node.compiled_code!)) return;
      }
      const columns = await result.shadow.columns(node.compiled_code!);
      result.bound.set(node.unique_id, { sql: withoutSemicolon(node.compiled_code!), columns });
      if (node.config.materialized !== 'ephemeral')
        await result.shadow.define(relationOf(runtime.loaded, node), lasting(runtime, node, columns, own));
    } catch (error) {
      if (!(error instanceof DbtError)) throw error;
      if (error instanceof NeedsRows || !isMistake(error, asked))
        result.unknown.set(node.unique_id, error.message.split('\n')[0]!);
      else result.problems.set(node.unique_id, this.located(node, error));
      if (own) return;
    } finally {
      forgetCompilation(node);
    }
  }

  private located(node: ManifestNode, error: DbtError): DbtError {
    error.at({ node: node.unique_id });
    const sql = (error as DbtError & { sql?: string }).sql;
    const place = sql ? placeInSource(this.runtime, node, sql, error.message) : undefined;
    if (place) error.place = { ...error.place, ...place };
    else error.at({ file: node.original_file_path });
    return error;
  }

  private keyOf(node: { database: string; schema: string }, name: string): string {
    return `${node.database}.${node.schema}.${name}`.toLowerCase();
  }

  private columnsThere(node: ManifestNode): Column[] | undefined {
    return this.existing.get(this.keyOf(node, node.alias));
  }

  /** Makes sure that what a node reads is in the shadow. Answers why that is not possible, if so. */
  private async defineParents(node: ManifestNode): Promise<string | undefined> {
    for (const id of node.depends_on.nodes) {
      const parent =
        this.runtime.deferred?.get(id) ??
        (this.dag.nodes.get(id) as unknown as ManifestNode | ManifestSource | undefined);
      if (!parent) continue;
      const problem = this.result.problems.get(id);
      if (problem) return `it stands on ${parent.name}, which has a mistake`;
      if (
        parent.resource_type !== 'source' &&
        (parent as ManifestNode).config?.materialized === 'ephemeral'
      ) {
        if (this.result.unknown.has(id)) return `it stands on ${parent.name}: ${this.result.unknown.get(id)}`;
        const missing = await this.defineParents(parent as ManifestNode);
        if (missing) return missing;
        continue;
      }
      const relation = relationOf(this.runtime.loaded, parent);
      if (relation.external !== null || this.result.shadow.has(relation)) continue;
      const name =
        parent.resource_type === 'source'
          ? (parent as ManifestSource).identifier
          : (parent as ManifestNode).alias;
      const columns = this.existing.get(this.keyOf(parent, name)) ?? declaredColumns(parent);
      if (columns) await this.result.shadow.define(relation, columns);
      else if (parent.resource_type === 'seed') await this.defineSeed(parent as ManifestNode);
      else
        return `the columns of ${parent.name} are not known: it does not exist${this.selected.has(id) ? '' : ' and is not selected'}`;
    }
    return undefined;
  }

  /** A seed's columns: those of the table that is there, since its rows alone are replaced, or those of its file. */
  private async defineSeed(node: ManifestNode): Promise<void> {
    const { seedTable } = await import('../materialize/seed-table.ts');
    const there =
      this.runtime.flags.fullRefresh || node.config.full_refresh ? undefined : this.columnsThere(node);
    let columns = there;
    if (!columns) {
      const quiet = { ...this.runtime, warn: () => {} };
      const table = seedTable(new Scope(quiet, node, { mode: 'run', session: this.session }));
      columns = table.columnNames.map((name, index) => new Column(name, table.types[index]!));
    }
    await this.result.shadow.define(relationOf(this.runtime.loaded, node), columns);
  }
}

/** Whether a node's SQL can name its own relation: by `this`, by its name, or in a macro. */
function mayReadItself(node: ManifestNode): boolean {
  if (node.resource_type === 'snapshot' || node.config.materialized === 'incremental') return true;
  return (
    node.depends_on.macros.length > 0 ||
    /\b(?:this|adapter|model)\b/.test(node.raw_code) ||
    node.raw_code.includes(node.alias)
  );
}

/** Compiling for binding leaves no trace: the run compiles again, against the real database. */
function forgetCompilation(node: ManifestNode): void {
  delete node.compiled;
  delete node.compiled_code;
  delete node.extra_ctes;
  delete node.extra_ctes_injected;
}

/** Columns whose types a schema file declares, when it declares all. */
function declaredColumns(node: ManifestNode | ManifestSource): Column[] | undefined {
  const columns = Object.values(node.columns ?? {});
  if (!columns.length || !columns.every((column) => column.data_type)) return undefined;
  return columns.map((column) => new Column(column.name, column.data_type!));
}

/** Whether a node's table has the columns of its query, whatever they are. */
function lastsAsBound(runtime: Runtime, node: ManifestNode, own: Column[] | undefined): boolean {
  const { materialized } = node.config;
  if (node.resource_type !== 'model' || materialized === 'ephemeral') return false;
  return materialized !== 'incremental' || !own || isRebuilt(runtime, node);
}

const isRebuilt = (runtime: Runtime, node: ManifestNode): boolean =>
  Boolean(runtime.flags.fullRefresh || node.config.full_refresh);

/** What a model's table will have: an incremental one keeps the columns it has unless it is told to follow. */
function lasting(
  runtime: Runtime,
  node: ManifestNode,
  columns: Column[],
  own: Column[] | undefined,
): Column[] {
  if (node.resource_type === 'snapshot') {
    const names = {
      dbt_scd_id: 'VARCHAR',
      dbt_updated_at: 'TIMESTAMP',
      dbt_valid_from: 'TIMESTAMP',
      dbt_valid_to: 'TIMESTAMP',
      ...(node.config.hard_deletes === 'new_record' ? { dbt_is_deleted: 'VARCHAR' } : {}),
    };
    const renamed = node.config.snapshot_meta_column_names ?? {};
    const meta = Object.entries(names).map(([name, type]) => new Column(renamed[name] ?? name, type));
    const have = new Set((own ?? []).map((column) => column.name.toLowerCase()));
    return own
      ? [...own, ...columns.filter((column) => !have.has(column.name.toLowerCase()))]
      : [...columns, ...meta];
  }
  if (node.config.materialized !== 'incremental' || !own || isRebuilt(runtime, node)) return columns;
  if (node.config.on_schema_change === 'sync_all_columns') return columns;
  if (node.config.on_schema_change === 'append_new_columns') {
    const have = new Set(own.map((column) => column.name.toLowerCase()));
    return [...own, ...columns.filter((column) => !have.has(column.name.toLowerCase()))];
  }
  return own;
}

/** A missing table or function may come from a hook or an extension; a wrong column or broken syntax may not. */
function isMistake(error: DbtError, asked: boolean): boolean {
  // A template that looked at the database may say something else when more of it is there.
  if (asked || error.kind === 'Compilation') return !asked;
  return (
    /^(Binder|Parser) Error/.test(error.message) && !/Table Function|Catalog "|extension/i.test(error.message)
  );
}
