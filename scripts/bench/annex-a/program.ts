// One whole run of one reader in a process of its own: `program.mjs <what> <path>`. Says what it found and its greatest
// memory in MB.
import { loadCsvFiles, loadWorkbook } from './load.ts';
import { readWorkbook } from './read.ts';

const [what, path] = process.argv.slice(2) as [string, string];

async function run(): Promise<string> {
  if (what === 'read') return String(await readWorkbook(path));
  // Whoever only reads needs no database, as the yardstick of reading has none.
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const opening = DuckDBInstance.create(':memory:').then((instance) => instance.connect());
  if (what === 'load') await loadWorkbook(opening, path);
  else await loadCsvFiles(await opening, path, what === 'csv-told');
  const reader = await (await opening).runAndReadAll('select sum(estimated_size) from duckdb_tables()');
  return `${reader.getRows()[0]![0]} rows`;
}

const found = await run();
process.stdout.write(JSON.stringify({ found, peakMb: process.resourceUsage().maxRSS / 1024 }));
