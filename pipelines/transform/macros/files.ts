/** The built-in macros by file. Core's are what every database has; the adapter's are DuckDB's own. */
import type { BuiltinFile } from './builtin.ts';
import { ADAPTER_PACKAGE, CORE_PACKAGE } from './registry.ts';
import { dispatchers, printers } from './text/dispatchers.ts';
import { docs } from './text/docs.ts';
import { duckdbHooks, hooks } from './text/hooks.ts';
import { names } from './text/names.ts';
import { duckdbRelations, relations } from './text/relations.ts';
import { duckdbSeeds, seeds } from './text/seeds.ts';
import { statements } from './text/statements.ts';
import { tests } from './text/tests.ts';
import { duckdbFunctions, functions } from './text/types-and-functions.ts';
import { unitTests } from './text/unit-tests.ts';
import { duckdbTables, views } from './text/views-and-tables.ts';

const file = (packageName: string, name: string, source: string): BuiltinFile => ({
  package: packageName,
  path: `macros/${name}.sql`,
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
  file(ADAPTER_PACKAGE, 'duckdb_hooks', duckdbHooks),
  file(ADAPTER_PACKAGE, 'duckdb_relations', duckdbRelations),
  file(ADAPTER_PACKAGE, 'duckdb_functions', duckdbFunctions),
  file(ADAPTER_PACKAGE, 'duckdb_tables', duckdbTables),
  file(ADAPTER_PACKAGE, 'duckdb_seeds', duckdbSeeds),
];

export function builtinFiles(): BuiltinFile[] {
  return FILES;
}
