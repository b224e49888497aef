// Builds the conformance projects of test/transform/projects (those named, or all) with our runner and with real dbt.
import { compareConformance } from './parity/conformance.ts';
import { findDbt } from './parity/dbt.ts';

const dbt = findDbt();
if (!dbt) throw new Error('dbt is not installed (SIGHTLINE_DBT, .venv/bin/dbt or dbt on the path).');
const { tables, differences, summary } = await compareConformance(dbt, process.argv.slice(2), (line) =>
  process.stderr.write(`${line}\n`),
);
for (const line of differences) console.log(line);
console.log(summary);
console.log(`${tables.equal} of ${tables.compared} tables equal`);
if (differences.length) process.exitCode = 1;
