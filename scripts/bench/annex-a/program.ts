// One whole run of one reader in a process of its own: `program.mjs <what> <path>`. Says what it found and its greatest
// memory in MB.
const [what, path] = process.argv.slice(2) as [string, string];

async function run(): Promise<string> {
  if (what === 'read') return String(await (await import('./read.ts')).readWorkbook(path));
  if (what === 'exceljs') return String(await (await import('./read.ts')).readWithExcelJs(path));
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const { loadCsvFiles, loadWorkbook } = await import('./load.ts');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  if (what === 'load') await loadWorkbook(connection, path);
  else await loadCsvFiles(connection, path, what === 'csv-told');
  const reader = await connection.runAndReadAll('select sum(estimated_size) from duckdb_tables()');
  return `${reader.getRows()[0]![0]} rows`;
}

const found = await run();
process.stdout.write(JSON.stringify({ found, peakMb: process.resourceUsage().maxRSS / 1024 }));
