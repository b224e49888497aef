/** The statements that make, move and describe tables and views. */
import { Column } from '../context/column.ts';
import { quoteName, Relation } from '../context/relation.ts';
import type { Scope } from '../context/scope.ts';
import { DbtError } from '../errors.ts';
import type { Session } from './session.ts';

/** The columns of a table or view; none when it does not exist. */
export async function columnsOf(session: Session, relation: Relation): Promise<Column[]> {
  return describe(session, `describe ${relation.renderName()}`);
}

/** The same, and no columns at all of a relation that is not there: templates ask so whether it is. */
export async function columnsIfThere(session: Session, relation: Relation): Promise<Column[]> {
  try {
    return await columnsOf(session, relation);
  } catch (error) {
    if (error instanceof Error && /does not exist/i.test(error.message)) return [];
    throw error;
  }
}

/** The columns a query gives, without running it. */
export function columnsOfQuery(session: Session, sql: string): Promise<Column[]> {
  return describe(session, `describe (${sql})`);
}

async function describe(session: Session, statement: string): Promise<Column[]> {
  const reader = await session.read(statement);
  return reader.getRows().map((row) => new Column(String(row[0]), String(row[1])));
}

/** Drops a relation if it exists, whatever stands on it. */
export async function dropRelation(scope: Scope, session: Session, relation: Relation): Promise<string> {
  if (relation.type === null)
    throw new DbtError('Compilation', `Tried to drop relation ${relation.render()}, but its type is null.`);
  scope.runtime.cache.remove(relation);
  const override = scope.runtime.state.macros.find('duckdb__drop_relation', scope.packageName);
  if (override) await scope.callEntry(override, [relation]);
  else await session.run(`drop ${relation.type} if exists ${relation.renderName()} cascade`);
  return '';
}

export async function truncateRelation(session: Session, relation: Relation): Promise<string> {
  await session.begin();
  await session.run(`delete from ${relation.renderName()} where 1=1`);
  return '';
}

export async function renameRelation(
  scope: Scope,
  session: Session,
  from: Relation,
  to: Relation,
): Promise<string> {
  const override = scope.runtime.state.macros.find('duckdb__rename_relation', scope.packageName);
  if (override) await scope.callEntry(override, [from, to]);
  else {
    await session.begin();
    await session.run(
      `alter ${to.type ?? from.type ?? 'table'} ${from.renderName()} rename to ${quoteName(to.identifier!)}`,
    );
  }
  scope.runtime.cache.rename(from, to);
  return '';
}

export async function createSchema(scope: Scope, session: Session, relation: Relation): Promise<string> {
  await session.run(`create schema if not exists ${relation.withoutIdentifier().renderName()}`);
  scope.runtime.cache.addSchema(relation.database, relation.schema!);
  return '';
}

export async function dropSchema(scope: Scope, session: Session, relation: Relation): Promise<string> {
  await session.run(`drop schema if exists ${relation.withoutIdentifier().renderName()} cascade`);
  scope.runtime.cache.removeSchema(relation.database, relation.schema!);
  return '';
}

/** The names of a database's schemas. */
export async function listSchemas(session: Session, database: string | null): Promise<string[]> {
  const filter = database === null ? '' : ` where lower(catalog_name) = ${literal(database.toLowerCase())}`;
  const reader = await session.read(`select schema_name from system.information_schema.schemata${filter}`);
  return reader.getRows().map((row) => String(row[0]));
}

/** The tables and views of one schema, or of all when it is not given. */
export async function listRelations(
  session: Session,
  database: string | null,
  schema: string | null,
): Promise<Relation[]> {
  const conditions = [
    database === null ? '' : `lower(table_catalog) = ${literal(database.toLowerCase())}`,
    schema === null ? '' : `lower(table_schema) = ${literal(schema.toLowerCase())}`,
  ].filter(Boolean);
  const reader = await session.read(
    `select table_catalog, table_schema, table_name, table_type from system.information_schema.tables${conditions.length ? ` where ${conditions.join(' and ')}` : ''}`,
  );
  return reader
    .getRows()
    .map(
      ([catalog, schemaName, name, type]) =>
        new Relation(
          { database: String(catalog), schema: String(schemaName), identifier: String(name) },
          { type: String(type) === 'VIEW' ? 'view' : 'table' },
        ),
    );
}

/** A SQL text literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
