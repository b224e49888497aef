/** Binds nodes one after the other in a shadow database, and keeps what is found. */
import type { ManifestNode, ManifestSource } from '../artifacts/manifest-types.ts';
import { Column } from '../context/column.ts';
import { type Runtime, relationOf } from '../context/runtime.ts';
import { Scope } from '../context/scope.ts';
import { DbtError } from '../errors.ts';
import { placeInSource } from '../execute/sql-error.ts';
import type { Dag } from '../graph/dag.ts';
import { compileNode } from '../materialize/compile-node.ts';
import type { Binding } from './bind-project.ts';
import { lasting, lastsAsBound } from './lasting-columns.ts';
import { NeedsRows, type ShadowDatabase, ShadowSession, withoutSemicolon } from './shadow-database.ts';

const BUILDS = new Set(['model', 'snapshot', 'seed']);

export class Binder {
  readonly result: Binding;
  private readonly runtime: Runtime;
  private readonly dag: Dag;
  private readonly selected: Set<string>;
  private readonly existing: Map<string, Column[]>;
  private readonly session: ShadowSession;
  private readonly allColumns: boolean;
  private ahead: Promise<void> = Promise.resolve();

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

  /** Binds a node, or has it bound while the next one is rendered: `settled` waits for that. */
  async bind(id: string): Promise<void> {
    const node = this.dag.nodes.get(id) as unknown as ManifestNode;
    if (!BUILDS.has(node.resource_type)) return;
    const sql = this.isPlain(node) ? await this.rendered(node) : undefined;
    if (sql !== undefined) {
      this.ahead = this.ahead.then(() => this.bindRendered(node, sql));
      // It is told by `settled`.
      this.ahead.catch(() => {});
      // Lets DuckDB's answer to the one before come in.
      await new Promise((resolve) => setImmediate(resolve));
      return;
    }
    await this.settled();
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

  settled(): Promise<void> {
    return this.ahead;
  }

  /** Whether a model's text depends on nothing but names: no macro, no column, no other model's SQL. */
  private isPlain(node: ManifestNode): boolean {
    if (this.allColumns || node.resource_type !== 'model' || mayReadItself(node)) return false;
    return (
      node.config.materialized !== 'ephemeral' &&
      node.depends_on.nodes.every(
        (parent) => this.dag.nodes.get(parent)?.config?.materialized !== 'ephemeral',
      )
    );
  }

  /** A plain model's SQL; undefined where it cannot be rendered, so that the reason is told in its turn. */
  private async rendered(node: ManifestNode): Promise<string | undefined> {
    try {
      let asked = false;
      await compileNode(this.runtime, node, this.session, { __binding__: true }, (compiling) => {
        asked = compiling.askedDatabase;
      });
      return asked ? undefined : (node.compiled_code ?? undefined);
    } catch {
      return undefined;
    } finally {
      forgetCompilation(node);
    }
  }

  private async bindRendered(node: ManifestNode, sql: string): Promise<void> {
    const missing = await this.defineParents(node);
    if (missing) this.result.unknown.set(node.unique_id, missing);
    else if (!(await this.result.shadow.make(relationOf(this.runtime.loaded, node), sql)))
      await this.bindQuery(node, undefined);
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

/** A missing table or function may come from a hook or an extension; a wrong column or broken syntax may not. */
function isMistake(error: DbtError, asked: boolean): boolean {
  // A template that looked at the database may say something else when more of it is there.
  if (asked || error.kind === 'Compilation') return !asked;
  return (
    /^(Binder|Parser) Error/.test(error.message) && !/Table Function|Catalog "|extension/i.test(error.message)
  );
}
