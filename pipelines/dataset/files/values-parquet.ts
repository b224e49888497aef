import { DuckDBDateValue } from '@duckdb/node-api';
import { toDayNumber } from '../../../domain/plain-date.ts';
import { type ScorecardValue, scorecardColumns } from '../../../domain/scorecard-value.ts';
import { openDatabase } from '../../warehouse/warehouse.ts';

type Column = (typeof scorecardColumns)[number];

const numbers: ReadonlySet<Column> = new Set(['numerator', 'denominator', 'value']);
const days: ReadonlySet<Column> = new Set(['period_start', 'period_end']);

/** Writes `values.parquet`: the columns and the order of values.csv, days as DATE and numbers as DOUBLE. */
export async function writeValuesParquet(path: string, values: readonly ScorecardValue[]): Promise<void> {
  const memory = await openDatabase(':memory:');
  try {
    const connection = await memory.connect();
    // One thread writes the same bytes for the same rows.
    await connection.run('set threads = 1');
    const columns = scorecardColumns.map(
      (name) => `${name} ${numbers.has(name) ? 'double' : days.has(name) ? 'date' : 'varchar'}`,
    );
    await connection.run(`create table figures (${columns.join(', ')})`);
    const appender = await connection.createAppender('figures');
    for (const value of values) {
      for (const name of scorecardColumns) {
        const cell = value[name];
        if (cell === null || cell === undefined) appender.appendNull();
        else if (numbers.has(name)) appender.appendDouble(cell as number);
        else if (days.has(name)) appender.appendDate(new DuckDBDateValue(toDayNumber(cell as string)));
        else appender.appendVarchar(cell as string);
      }
      appender.endRow();
    }
    appender.closeSync();
    await connection.run(
      `copy figures to '${path.replaceAll("'", "''")}' (format parquet, compression zstd)`,
    );
  } finally {
    await memory.close();
  }
}
