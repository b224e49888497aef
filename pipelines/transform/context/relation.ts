/** A table or view by name, as templates handle it: prints as its quoted full name. */
import { type JinjaProtocol, Kwargs, PyDict, toStr } from '../jinja/index.ts';

export interface RelationParts {
  database: string | null;
  schema: string | null;
  identifier: string | null;
}

const PARTS = ['database', 'schema', 'identifier'] as const;
type Policy = Record<keyof RelationParts, boolean>;
const ALL: Policy = { database: true, schema: true, identifier: true };

export interface RelationOptions {
  type?: string | null;
  quote?: Partial<Policy>;
  include?: Partial<Policy>;
  /** Text to print in place of the name: an external location, a CTE's name. */
  external?: string | null;
  /** `--empty` and `--sample` put a limit on what is read. */
  limit?: number | null;
}

/** Immutable; each change gives a new one. */
export class Relation {
  readonly database: string | null;
  readonly schema: string | null;
  readonly identifier: string | null;
  readonly type: string | null;
  readonly external: string | null;
  readonly limit: number | null;
  readonly quotePolicy: Policy;
  readonly includePolicy: Policy;

  constructor(parts: Partial<RelationParts>, options: RelationOptions = {}) {
    this.database = parts.database ?? null;
    this.schema = parts.schema ?? null;
    this.identifier = parts.identifier ?? null;
    this.type = options.type ?? null;
    this.external = options.external ?? null;
    this.limit = options.limit ?? null;
    this.quotePolicy = options.quote ? { ...ALL, ...options.quote } : ALL;
    this.includePolicy = options.include ? { ...ALL, ...options.include } : ALL;
  }

  private with(parts: Partial<RelationParts>, options: RelationOptions = {}): Relation {
    return new Relation(
      { database: this.database, schema: this.schema, identifier: this.identifier, ...parts },
      {
        type: options.type !== undefined ? options.type : this.type,
        external: options.external !== undefined ? options.external : this.external,
        limit: options.limit !== undefined ? options.limit : this.limit,
        quote: { ...this.quotePolicy, ...options.quote },
        include: { ...this.includePolicy, ...options.include },
      },
    );
  }

  /** The quoted name; or the external text; with a limit, a subquery over it. */
  render(): string {
    const name = this.renderName();
    if (this.limit === null || !name) return name;
    if (this.limit === 0) return `(select * from ${name} where false limit 0)`;
    return `(select * from ${name} limit ${this.limit})`;
  }

  renderName(): string {
    if (this.external !== null) return this.external;
    let name: string | undefined;
    for (const part of PARTS) {
      const text = this[part];
      if (text === null || !this.includePolicy[part]) continue;
      const shown = this.quotePolicy[part] ? quoteName(text) : text;
      name = name === undefined ? shown : `${name}.${shown}`;
    }
    return name ?? '';
  }

  include(policy: Partial<Policy>): Relation {
    return this.with({}, { include: policy });
  }

  quote(policy: Partial<Policy>): Relation {
    return this.with({}, { quote: policy });
  }

  incorporate(parts: Partial<RelationParts>, type?: string | null): Relation {
    return this.with(parts, type === undefined ? {} : { type });
  }

  withoutIdentifier(): Relation {
    return this.include({ identifier: false }).with({ identifier: null });
  }

  /** Same database, schema and identifier, as DuckDB compares them: without regard to case. */
  matches(parts: Partial<RelationParts>): boolean {
    return PARTS.every(
      (part) => parts[part] === undefined || parts[part] === null || same(this[part], parts[part]!),
    );
  }

  get isView(): boolean {
    return this.type === 'view';
  }
  get isTable(): boolean {
    return this.type === 'table';
  }

  toString(): string {
    return this.render();
  }

  get __jinja__(): JinjaProtocol {
    return relationProtocol(this);
  }
}

const same = (a: string | null, b: string) => (a ?? '').toLowerCase() === b.toLowerCase();

/** An identifier in double quotes. */
export function quoteName(name: string): string {
  return `"${name.includes('"') ? name.replaceAll('"', '""') : name}"`;
}

const METADATA = new PyDict([['type', 'DuckDBRelation']]);

function relationProtocol(relation: Relation): JinjaProtocol {
  const attribute = (name: string): unknown => relationAttribute(relation, name);
  return {
    typeName: 'DuckDBRelation',
    isMapping: true,
    str: () => relation.render(),
    repr: () => `<DuckDBRelation ${relation.render()}>`,
    truthy: () => true,
    getAttr: attribute,
    getItem: (key) => (typeof key === 'string' ? attribute(key) : undefined),
    length: () => 11,
    contains: (item) => typeof item === 'string' && attribute(item) !== undefined,
    eq: (other) => other instanceof Relation && relation.renderName() === other.renderName(),
    hash: () => relation.renderName(),
    toJs: () => relation.render(),
    binary: (operator, other, reflected) => {
      if (operator !== '+' && operator !== '~') return undefined;
      const mine = relation.render();
      return reflected ? toStr(other) + mine : mine + toStr(other);
    },
  };
}

function policyOf(args: unknown[]): Partial<Policy> {
  const kwargs = args.at(-1) instanceof Kwargs ? (args.at(-1) as Kwargs) : new Kwargs();
  const policy: Partial<Policy> = {};
  for (const [index, name] of PARTS.entries()) {
    const value = kwargs.has(name)
      ? kwargs.get(name)
      : args[index] instanceof Kwargs
        ? undefined
        : args[index];
    if (value !== undefined && value !== null) policy[name] = Boolean(value);
  }
  return policy;
}

function relationAttribute(relation: Relation, name: string): unknown {
  switch (name) {
    case 'database':
    case 'schema':
    case 'identifier':
    case 'type':
    case 'limit':
    case 'external':
      return relation[name];
    case 'name':
    case 'table':
      return relation.identifier;
    case 'metadata':
      return METADATA;
    case 'path':
      return new PyDict([
        ['database', relation.database],
        ['schema', relation.schema],
        ['identifier', relation.identifier],
      ]);
    case 'quote_policy':
      return new PyDict(Object.entries(relation.quotePolicy));
    case 'include_policy':
      return new PyDict(Object.entries(relation.includePolicy));
    case 'quote_character':
      return '"';
    case 'is_view':
    case 'is_table':
      return relation.type === name.slice(3);
    case 'is_cte':
      return relation.type === 'cte';
    case 'is_materialized_view':
    case 'is_dynamic_table':
    case 'is_pointer':
    case 'is_function':
      return false;
    case 'can_be_renamed':
      return relation.type === 'table' || relation.type === 'view';
    case 'can_be_replaced':
      return false;
    case 'render':
    case 'render_limited':
    case '__str__':
      return () => relation.render();
    case 'include':
      return (...args: unknown[]) => relation.include(policyOf(args));
    case 'quote':
      return (...args: unknown[]) => relation.quote(policyOf(args));
    case 'without_identifier':
      return () => relation.withoutIdentifier();
    case 'information_schema':
      return (view?: unknown) => informationSchema(relation, view);
    case 'information_schema_only':
      return () => informationSchema(relation, undefined);
    case 'incorporate':
    case 'replace':
    case 'replace_path':
      return (...args: unknown[]) => incorporate(relation, args);
    case 'matches':
      return (...args: unknown[]) => relation.matches(partsOf(args));
    case 'quoted':
      return (text: unknown) => quoteName(toStr(text));
    case 'to_dict':
      return () =>
        new PyDict(
          Object.entries({
            database: relation.database,
            schema: relation.schema,
            identifier: relation.identifier,
            type: relation.type,
          }),
        );
    case 'get':
      return (key: unknown, fallback: unknown = null) => {
        const value = relationAttribute(relation, toStr(key));
        return value === undefined ? fallback : value;
      };
    case 'View':
      return 'view';
    case 'Table':
      return 'table';
    case 'CTE':
      return 'cte';
    case 'External':
      return 'external';
    case 'create':
      return relationCreator(relation.quotePolicy);
    default:
      return undefined;
  }
}

function informationSchema(relation: Relation, view: unknown): Relation {
  const identifier = view === undefined || view === null || view instanceof Kwargs ? null : toStr(view);
  return new Relation(
    { database: relation.database, schema: 'INFORMATION_SCHEMA', identifier },
    { quote: { schema: false, identifier: false }, include: { database: relation.includePolicy.database } },
  );
}

function incorporate(relation: Relation, args: unknown[]): Relation {
  const kwargs = args.at(-1) instanceof Kwargs ? (args.at(-1) as Kwargs) : new Kwargs();
  const path = kwargs.get('path');
  const parts: Partial<RelationParts> = {};
  const source: Iterable<[unknown, unknown]> = path instanceof Map ? path : kwargs;
  for (const [key, value] of source) {
    if (key === 'database' || key === 'schema' || key === 'identifier') {
      parts[key] = value === null || value === undefined ? null : toStr(value);
    }
  }
  const type = kwargs.get('type');
  return relation.incorporate(parts, type === undefined ? undefined : type === null ? null : toStr(type));
}

function partsOf(args: unknown[]): Partial<RelationParts> {
  const kwargs = args.at(-1) instanceof Kwargs ? (args.at(-1) as Kwargs) : new Kwargs();
  const parts: Partial<RelationParts> = {};
  for (const [index, name] of (['database', 'schema', 'identifier'] as const).entries()) {
    const given = kwargs.has(name)
      ? kwargs.get(name)
      : args[index] instanceof Kwargs
        ? undefined
        : args[index];
    if (given !== undefined && given !== null) parts[name] = toStr(given);
  }
  return parts;
}

/** api.Relation.create(database, schema, identifier, type, quote_policy, include_policy), with the project's quoting. */
export function relationCreator(projectQuoting: Partial<Policy>): (...args: unknown[]) => Relation {
  return (...args) => {
    const kwargs = args.at(-1) instanceof Kwargs ? (args.at(-1) as Kwargs) : new Kwargs();
    const policy = (name: string): Partial<Policy> => {
      const given = kwargs.get(name);
      if (!(given instanceof Map)) return {};
      return Object.fromEntries([...given].filter(([, value]) => value !== null)) as Partial<Policy>;
    };
    const type = kwargs.get('type') ?? (args.length > 3 && !(args[3] instanceof Kwargs) ? args[3] : null);
    return new Relation(partsOf(args), {
      type: type === null || type === undefined ? null : toStr(type),
      quote: { ...projectQuoting, ...policy('quote_policy') },
      include: policy('include_policy'),
    });
  };
}

/** What identifies a version of a snapshot's row: the key, or its parts, and the time. */
function scdArguments(key: unknown, updatedAt: unknown): unknown[] {
  return Array.isArray(key) ? [...key, updatedAt] : [key, updatedAt];
}

/** The class `api.Relation`: callable members and the names of relation types. */
export function relationClass(projectQuoting: Partial<Policy>): { __jinja__: JinjaProtocol } {
  const create = relationCreator(projectQuoting);
  const types: Record<string, string> = {
    View: 'view',
    Table: 'table',
    CTE: 'cte',
    External: 'external',
    MaterializedView: 'materialized_view',
  };
  return {
    __jinja__: {
      typeName: 'type',
      str: () => "<class 'dbt.adapters.duckdb.relation.DuckDBRelation'>",
      getAttr: (name) => {
        if (name === 'create') return create;
        if (name === 'scd_args') return scdArguments;
        if (name === 'get_default_quote_policy' || name === 'get_default_include_policy') {
          return () => new PyDict(Object.entries(ALL));
        }
        return types[name];
      },
      call: (args, kwargs) => create(...args, kwargs),
    },
  };
}
