/** The built-in macros by file. Core's are what every database has; the adapter's are DuckDB's own. */
import type { BuiltinFile } from './builtin.ts';
import { ADAPTER_PACKAGE, BUILT_IN, CORE_PACKAGE } from './registry.ts';
import { contracts, duckdbContracts } from './text/contracts.ts';
import { dispatchers, printers } from './text/dispatchers.ts';
import { docs } from './text/docs.ts';
import { duckdbExternal } from './text/external.ts';
import { freshness } from './text/freshness.ts';
import { duckdbHooks, hooks } from './text/hooks.ts';
import { duckdbIncremental, incremental } from './text/incremental.ts';
import { names } from './text/names.ts';
import { duckdbRelations, relations } from './text/relations.ts';
import { duckdbSeeds, seeds } from './text/seeds.ts';
import { duckdbSnapshots, snapshots } from './text/snapshots.ts';
import { statements } from './text/statements.ts';
import { tests } from './text/tests.ts';
import { duckdbFunctions, functions } from './text/types-and-functions.ts';
import { unitTests } from './text/unit-tests.ts';
import { duckdbTables, views } from './text/views-and-tables.ts';

const file = (packageName: string, name: string, source: string): BuiltinFile => ({
  package: packageName,
  path: `${BUILT_IN}${packageName}/${name}.sql`,
  source,
});

const FILES: BuiltinFile[] = [
  file(CORE_PACKAGE, 'dispatchers', dispatchers),
  file(CORE_PACKAGE, 'printers', printers),
  file(CORE_PACKAGE, 'names', names),
  file(CORE_PACKAGE, 'statements', statements),
  file(CORE_PACKAGE, 'hooks', hooks),
  file(CORE_PACKAGE, 'relations', relations),
  file(CORE_PACKAGE, 'functions', functions),
  file(CORE_PACKAGE, 'tests', tests),
  file(CORE_PACKAGE, 'unit_tests', unitTests),
  file(CORE_PACKAGE, 'views', views),
  file(CORE_PACKAGE, 'seeds', seeds),
  file(CORE_PACKAGE, 'docs', docs),
  file(CORE_PACKAGE, 'incremental', incremental),
  file(CORE_PACKAGE, 'contracts', contracts),
  file(CORE_PACKAGE, 'snapshots', snapshots),
  file(CORE_PACKAGE, 'freshness', freshness),
  file(ADAPTER_PACKAGE, 'duckdb_hooks', duckdbHooks),
  file(ADAPTER_PACKAGE, 'duckdb_relations', duckdbRelations),
  file(ADAPTER_PACKAGE, 'duckdb_functions', duckdbFunctions),
  file(ADAPTER_PACKAGE, 'duckdb_tables', duckdbTables),
  file(ADAPTER_PACKAGE, 'duckdb_seeds', duckdbSeeds),
  file(ADAPTER_PACKAGE, 'duckdb_incremental', duckdbIncremental),
  file(ADAPTER_PACKAGE, 'duckdb_contracts', duckdbContracts),
  file(ADAPTER_PACKAGE, 'duckdb_snapshots', duckdbSnapshots),
  file(ADAPTER_PACKAGE, 'duckdb_external', duckdbExternal),
];

export function builtinFiles(): BuiltinFile[] {
  return FILES;
}
