/** docs generate: catalog.json, what the database really holds of the project's nodes and sources. */
import { artifactMetadata, targetFolder, writeArtifact } from '../artifacts/write-artifacts.ts';
import type { Session } from '../execute/session.ts';
import type { DbtOutcome } from '../index.ts';
import { compileCommand } from './compile.ts';
import { type Invocation, selectFor, withDatabase } from './invocation.ts';

const STATS = {
  has_stats: {
    id: 'has_stats',
    label: 'Has Stats?',
    value: false,
    include: false,
    description: 'Indicates whether there are statistics for this table',
  },
};

const CATALOGUED = ['model', 'seed', 'snapshot', 'source'];

export async function docsGenerateCommand(invocation: Invocation): Promise<DbtOutcome> {
  const { runtime, info } = invocation;
  const compiled: DbtOutcome = runtime.flags.compile
    ? await compileCommand(invocation)
    : { exitCode: 0, results: [] };
  if (compiled.exitCode !== 0) {
    info('compile failed, cannot generate docs');
    return compiled;
  }
  return withDatabase(invocation, async (database) => {
    const tables = await readCatalogue(database.sessions[0]!);
    const { manifest } = runtime.state;
    const pick = (
      items: Record<string, any>[],
      nameOf: (item: Record<string, any>) => string,
    ): Record<string, unknown> => {
      const found: Record<string, unknown> = {};
      for (const item of items) {
        const entry = tables.get(`${item.database}.${item.schema}.${nameOf(item)}`.toLowerCase());
        if (entry) found[item.unique_id] = { ...entry, stats: STATS, unique_id: item.unique_id };
      }
      return found;
    };
    // With a selection the catalogue holds what was selected, and those sources alone that were.
    const chosen =
      runtime.flags.select.length || runtime.flags.exclude.length
        ? selectFor(invocation, CATALOGUED)
        : undefined;
    const isChosen = (item: Record<string, any>): boolean => chosen?.has(item.unique_id) ?? true;
    const refable = Object.values(manifest.nodes).filter((node) => node.relation_name !== null);
    writeArtifact(runtime, 'catalog.json', {
      metadata: artifactMetadata(runtime, 'catalog/v1'),
      nodes: pick(refable.filter(isChosen), (node) => node.alias),
      sources: pick(Object.values(manifest.sources).filter(isChosen), (source) => source.identifier),
      errors: null,
    });
    info(`Catalog written to ${targetFolder(runtime)}/catalog.json`);
    return { exitCode: compiled.exitCode, results: compiled.results, manifest };
  });
}

interface CatalogueTable {
  metadata: Record<string, unknown>;
  columns: Record<string, unknown>;
}

/** Every table and view with its columns, by lower-case full name. */
async function readCatalogue(session: Session): Promise<Map<string, CatalogueTable>> {
  const relations = await session.read(`
    select database_name, schema_name, table_name, 'BASE TABLE', comment from duckdb_tables()
    union all
    select database_name, schema_name, view_name, 'VIEW', comment from duckdb_views() where not internal`);
  const tables = new Map<string, CatalogueTable>();
  for (const [database, schema, name, type, comment] of relations.getRowsJson()) {
    tables.set(`${database}.${schema}.${name}`.toLowerCase(), {
      metadata: { type, schema, name, database, comment, owner: null },
      columns: {},
    });
  }
  const columns = await session.read(
    'select database_name, schema_name, table_name, column_name, column_index, data_type, comment from duckdb_columns() where not internal order by column_index',
  );
  for (const [database, schema, table, name, index, type, comment] of columns.getRowsJson()) {
    const entry = tables.get(`${database}.${schema}.${table}`.toLowerCase());
    if (entry) entry.columns[String(name)] = { type, index: Number(index), name, comment };
  }
  return tables;
}
