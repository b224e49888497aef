/**
 * Leaves alone what would come out the same. A node's inputs are its compiled code, its config and the content of what it
 * reads; when they are those of its last success, the relation stands as it is. Content is compared, not time of writing:
 * a parent that was built again with the same rows changes nothing below it.
 */
import { createHash } from 'node:crypto';
import type { ManifestNode, ManifestSource } from '../artifacts/manifest-types.ts';
import { type Runtime, relationOf } from '../context/runtime.ts';
import type { Dag } from '../graph/dag.ts';
import { literal } from './relation-statements.ts';
import type { Session } from './session.ts';

/** Changes when the runner itself would build the same node otherwise. */
const FORMAT = '1';

/** SQL whose answer may differ although nothing it reads has changed. */
const UNSTEADY =
  /\b(random|setseed|uuid|uuidv\d|gen_random_uuid|now|today|get_current_time|get_current_timestamp|current_date|current_time|current_timestamp|current_localtime|current_localtimestamp|transaction_timestamp|nextval|currval|current_setting|getenv|getvariable|glob|read_\w+|parquet_scan|sniff_csv|information_schema|pg_catalog|(?:duckdb|pragma)_\w+)\b/i;

interface Success {
  inputs: string;
  content: string | null;
}

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
  }

  /** `table` (schema.table) remembers the successes; it is made when missing, and the schema must exist. */
  static async open(runtime: Runtime, dag: Dag, session: Session, table: string): Promise<UnchangedNodes> {
    await session.run(
      `create table if not exists ${table} (unique_id varchar, inputs varchar, content varchar)`,
    );
    const rows = (await session.read(`select unique_id, inputs, content from ${table}`)).getRows();
    const before = new Map(
      rows.map(([id, inputs, content]) => [
        String(id),
        { inputs: String(inputs), content: content === null ? null : String(content) },
      ]),
    );
    return new UnchangedNodes(runtime, dag, session, table, before);
  }

  /**
   * Whether a compiled node would come out as it stands: same inputs as at its last success, and the relation still holds
   * what was built then. A test that holds passed on the same rows before.
   */
  async holds(node: ManifestNode): Promise<boolean> {
    const last = this.before.get(node.unique_id);
    if (this.runtime.flags.fullRefresh || !last || (await this.inputsOf(node)) !== last.inputs) return false;
    if (node.resource_type !== 'test') {
      if (!this.runtime.cache.get(node.database, node.schema, node.alias)) return false;
      if ((await this.contentOf(node.unique_id)) !== last.content) {
        this.contents.delete(node.unique_id);
        return false;
      }
    }
    this.now.set(node.unique_id, last);
    return true;
  }

  /** Remembers that a node was built, or that a test passed. */
  async succeeded(node: ManifestNode): Promise<void> {
    const inputs = await this.inputsOf(node);
    if (inputs === null) return;
    const content = node.resource_type === 'test' ? null : await this.contentOf(node.unique_id);
    this.now.set(node.unique_id, { inputs, content });
  }

  /** Writes what was learnt of the selected nodes, and forgets nodes that the project no longer has. */
  async save(selected: ReadonlySet<string>): Promise<void> {
    const gone = [...this.before.keys()].filter((id) => selected.has(id) || !this.dag.nodes.has(id));
    if (gone.length)
      await this.session.run(
        `delete from ${this.table} where unique_id in (${gone.map(literal).join(', ')})`,
      );
    const rows = [...this.now].map(
      ([id, { inputs, content }]) =>
        `(${literal(id)}, ${literal(inputs)}, ${content === null ? 'null' : literal(content)})`,
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
    const parents = this.dag.parents.get(node.unique_id) ?? [];
    const read = await Promise.all(
      [...parents].sort().map(async (id) => `${id}=${await this.contentOf(id)}`),
    );
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
    const materialized = node.resource_type === 'source' ? 'table' : node.config.materialized;
    if (materialized === 'view' || materialized === 'ephemeral') {
      // What a view holds is its text over what its parents hold.
      const below = [...(this.dag.parents.get(id) ?? [])].sort();
      const read = await Promise.all(below.map((parent) => this.contentOf(parent)));
      const model = node as ManifestNode;
      return digest([codeOf(model), checksumOf(model), ...read]);
    }
    const name = relationOf(this.runtime.loaded, node).renderName();
    const reader = await this.session.read(
      `select count(*)::varchar || ':' || coalesce(sum(hash(t)::hugeint), 0)::varchar || ':' || (select typeof(s) from (select 1) as one left join ${name} as s on false) from ${name} as t`,
    );
    return digest([String(reader.getRows()[0]![0])]);
  }
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
