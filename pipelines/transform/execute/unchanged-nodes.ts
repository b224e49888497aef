/**
 * Leaves alone what would come out the same. A node's inputs are its compiled code, its config and the content of what it
 * reads; when they are those of its last success, the relation stands as it is. Content is compared, not time of writing:
 * a parent that was built again with the same rows changes nothing below it. While the project itself is the same, that
 * is known without compiling the node, and binding, which found no mistake, is not done again.
 */
import { createHash } from 'node:crypto';
import type { ManifestNode, ManifestSource } from '../artifacts/manifest-types.ts';
import { type Runtime, relationOf } from '../context/runtime.ts';
import type { Dag } from '../graph/dag.ts';
import { projectDigest } from './project-digest.ts';
import { literal } from './relation-statements.ts';
import type { Session } from './session.ts';

/** Changes when the runner itself would build the same node otherwise. */
const FORMAT = '1';

/** SQL whose answer may differ although nothing it reads has changed. */
const UNSTEADY =
  /\b(random|setseed|uuid|uuidv\d|gen_random_uuid|now|today|get_current_time|get_current_timestamp|current_date|current_time|current_timestamp|current_localtime|current_localtimestamp|transaction_timestamp|nextval|currval|current_setting|getenv|getvariable|glob|read_\w+|parquet_scan|sniff_csv|information_schema|pg_catalog|(?:duckdb|pragma)_\w+)\b/i;

const LOOKS_AT_ONCE = 16;

interface Success {
  inputs: string;
  content: string | null;
  /** Hash of the project and of the content that was read, where the SQL follows from these. */
  origin: string | null;
}

/** What the binding of all selected models is remembered as: no unique_id has this form. */
const BINDING = 'binding';

type Parent = ManifestNode | ManifestSource;

export class UnchangedNodes {
  private readonly runtime: Runtime;
  private readonly dag: Dag;
  private readonly session: Session;
  private readonly table: string;
  private readonly before: Map<string, Success>;
  /** What this run knows of nodes that it has built or left alone. */
  private readonly now = new Map<string, Success>();
  private readonly contents = new Map<string, Promise<string>>();
  /** Content as it was before the run, of relations that were asked for together. */
  private readonly found = new Map<string, string>();
  private readonly project: string | undefined;

  private constructor(
    runtime: Runtime,
    dag: Dag,
    session: Session,
    table: string,
    before: Map<string, Success>,
  ) {
    this.runtime = runtime;
    this.dag = dag;
    this.session = session;
    this.table = table;
    this.before = before;
    this.project = runtime.flags.fullRefresh ? undefined : projectDigest(runtime);
  }

  /** `table` (schema.table) remembers the successes; it is made when missing, and the schema must exist. */
  static async open(runtime: Runtime, dag: Dag, session: Session, table: string): Promise<UnchangedNodes> {
    await session.run(
      `create table if not exists ${table} (unique_id varchar, inputs varchar, content varchar, origin varchar)`,
    );
    await session.run(`alter table ${table} add column if not exists origin varchar`);
    const rows = (await session.read(`select unique_id, inputs, content, origin from ${table}`)).getRows();
    const text = (value: unknown) => (value === null ? null : String(value));
    const before = new Map(
      rows.map(([id, inputs, content, origin]) => [
        String(id),
        { inputs: String(inputs), content: text(content), origin: text(origin) },
      ]),
    );
    return new UnchangedNodes(runtime, dag, session, table, before);
  }

  /**
   * Looks at the relations of all these nodes and of their sources at once, a few in each statement: one statement each
   * costs more than the looking. Not where a hook of one node may change the relation of another.
   */
  async lookAtAll(selected: ReadonlySet<string>): Promise<void> {
    const wanted = new Map<string, string>();
    for (const id of selected) {
      const { config } = this.dag.nodes.get(id) as unknown as ManifestNode;
      if (config?.['pre-hook']?.length || config?.['post-hook']?.length) return;
      for (const near of [id, ...(this.dag.parents.get(id) ?? [])]) {
        const node = this.dag.nodes.get(near) as unknown as ManifestNode | undefined;
        const known = this.before.get(near)?.content || node?.resource_type === ('source' as string);
        if (!node || !known || !this.isTableThere(node)) continue;
        wanted.set(near, relationOf(this.runtime.loaded, node).renderName());
      }
    }
    const relations = [...wanted];
    for (let at = 0; at < relations.length; at += LOOKS_AT_ONCE) {
      const some = relations.slice(at, at + LOOKS_AT_ONCE);
      const queries = some.map(([id, name]) => `select ${literal(id)}, (${contentQuery(name)})`);
      const reader = await this.session.read(queries.join(' union all '));
      for (const [id, content] of reader.getRows()) this.found.set(String(id), digest([String(content)]));
    }
  }

  private isTableThere(node: ManifestNode): boolean {
    const name = (node as unknown as ManifestSource).identifier ?? node.alias;
    return this.runtime.cache.get(node.database, node.schema, name)?.type === 'table';
  }

  /** Whether nothing that binding looks at has changed since all was bound and built without a mistake. */
  async isBound(selected: ReadonlySet<string>): Promise<boolean> {
    const last = this.before.get(BINDING);
    return last !== undefined && (await this.bindingOf(selected)) === last.inputs;
  }

  private async bindingOf(selected: ReadonlySet<string>): Promise<string | undefined> {
    if (this.project === undefined) return undefined;
    const reader = await this.session.read(
      'select schema_name, table_name, column_name, data_type from duckdb_columns() where not internal and database_name = current_database() order by all',
    );
    return digest([this.project, ...[...selected].sort(), JSON.stringify(reader.getRows())]);
  }

  /** Whether a node would come out as it stands, told without compiling it; false where that cannot be told. */
  async stands(node: ManifestNode): Promise<boolean> {
    const last = this.before.get(node.unique_id);
    if (!last?.origin || !isLasting(node)) return false;
    if ((await this.originOf(node)) !== last.origin) return false;
    return this.isAsBuilt(node, last);
  }

  /**
   * Whether a compiled node would come out as it stands: same inputs as at its last success, and the relation still holds
   * what was built then. A test that holds passed on the same rows before. `asked` says that its templates asked the
   * database.
   */
  async holds(node: ManifestNode, asked: boolean): Promise<boolean> {
    const last = this.before.get(node.unique_id);
    if (this.runtime.flags.fullRefresh || !last || (await this.inputsOf(node)) !== last.inputs) return false;
    if (!(await this.isAsBuilt(node, last))) return false;
    this.now.set(node.unique_id, { ...last, origin: await this.originOf(node, asked) });
    return true;
  }

  private async isAsBuilt(node: ManifestNode, last: Success): Promise<boolean> {
    if (node.resource_type !== 'test') {
      if (!this.runtime.cache.get(node.database, node.schema, node.alias)) return false;
      const content = this.found.get(node.unique_id) ?? (await this.findContent(node.unique_id));
      if (content !== last.content) return false;
      this.contents.set(node.unique_id, Promise.resolve(content));
    }
    this.now.set(node.unique_id, last);
    return true;
  }

  /** Remembers that a node was built, or that a test passed; `asked` as above. */
  async succeeded(node: ManifestNode, asked: boolean): Promise<void> {
    const inputs = await this.inputsOf(node);
    if (inputs === null) return;
    const content = node.resource_type === 'test' ? null : await this.contentOf(node.unique_id);
    this.now.set(node.unique_id, { inputs, content, origin: await this.originOf(node, asked) });
  }

  private async originOf(node: ManifestNode, asked = false): Promise<string | null> {
    if (asked || this.project === undefined) return null;
    return digest([this.project, ...(await this.readBy(node))]);
  }

  /** The content of all that a node reads, in the order of names. */
  private async readBy(node: ManifestNode): Promise<string[]> {
    const parents = [...(this.dag.parents.get(node.unique_id) ?? [])].sort();
    return Promise.all(parents.map(async (id) => `${id}=${await this.contentOf(id)}`));
  }

  /** Writes what was learnt of the selected nodes, and forgets nodes that the project no longer has. */
  async save(selected: ReadonlySet<string>): Promise<void> {
    const binding = await this.bindingOf(selected);
    if (binding) this.now.set(BINDING, { inputs: binding, content: null, origin: null });
    const gone = [...this.before.keys()].filter((id) => selected.has(id) || !this.dag.nodes.has(id));
    if (gone.length)
      await this.session.run(
        `delete from ${this.table} where unique_id in (${gone.map(literal).join(', ')})`,
      );
    const rows = [...this.now].map(
      ([id, { inputs, content, origin }]) =>
        `(${[id, inputs, content, origin].map((value) => (value === null ? 'null' : literal(value))).join(', ')})`,
    );
    if (rows.length) await this.session.run(`insert into ${this.table} values ${rows.join(', ')}`);
  }

  /** The hash of all that a node's outcome depends on; null where that cannot be told. */
  private async inputsOf(node: ManifestNode): Promise<string | null> {
    const { config } = node;
    const steady =
      (node.resource_type === 'seed' ||
        (node.resource_type === 'test' && !config.store_failures && !this.runtime.flags.storeFailures) ||
        (node.resource_type === 'model' && ['table', 'view'].includes(String(config.materialized)))) &&
      !config['pre-hook']?.length &&
      !config['post-hook']?.length &&
      !UNSTEADY.test(node.compiled_code ?? '');
    if (!steady) return null;
    const read = await this.readBy(node);
    return digest([FORMAT, checksumOf(node), codeOf(node), JSON.stringify(config), ...read]);
  }

  private contentOf(id: string): Promise<string> {
    let content = this.contents.get(id);
    if (!content) {
      content = this.findContent(id);
      this.contents.set(id, content);
    }
    return content;
  }

  private async findContent(id: string): Promise<string> {
    const node = this.dag.nodes.get(id) as unknown as Parent;
    const found = node.resource_type === 'source' ? this.found.get(id) : undefined;
    if (found) return found;
    const materialized = node.resource_type === 'source' ? 'table' : node.config.materialized;
    if (materialized === 'view' || materialized === 'ephemeral') {
      // What a view holds is its text over what its parents hold.
      const below = [...(this.dag.parents.get(id) ?? [])].sort();
      const read = await Promise.all(below.map((parent) => this.contentOf(parent)));
      const model = node as ManifestNode;
      return digest([codeOf(model), checksumOf(model), ...read]);
    }
    const name = relationOf(this.runtime.loaded, node).renderName();
    const reader = await this.session.read(contentQuery(name));
    return digest([String(reader.getRows()[0]![0])]);
  }
}

/** How many rows a relation has, which, and of what types. */
function contentQuery(name: string): string {
  return `select count(*)::varchar || ':' || coalesce(sum(hash(t)::hugeint), 0)::varchar || ':' || (select typeof(s) from (select 1) as one left join ${name} as s on false) from ${name} as t`;
}

/** Whether a node is a table or a test: the text of others is needed by what reads them. */
function isLasting(node: ManifestNode): boolean {
  return node.resource_type !== 'model' || node.config.materialized === 'table';
}

/** The SQL without the database's name: the same project in a copy of the file is the same. */
function codeOf(node: ManifestNode): string {
  return (node.compiled_code ?? node.raw_code ?? '').replaceAll(`"${node.database}".`, '');
}

function checksumOf(node: ManifestNode): string {
  return node.checksum?.checksum ?? '';
}

function digest(parts: string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:${part}`);
  return hash.digest('hex').slice(0, 32);
}
