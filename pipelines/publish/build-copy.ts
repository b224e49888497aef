import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { checkCopy } from './check-copy.ts';
import { shownComparisons } from './comparisons.ts';
import { controlDisclosure, type DisclosureOutcome } from './disclosure/control.ts';
import type { EarlierCell } from './disclosure/rows.ts';
import { groupingsOfCodeLists } from './groupings.ts';
import { type PublishedParts, publishedTables } from './published-tables.ts';
import { numberRows, readEarlier, readScorecard, readTraits } from './scorecard-rows.ts';
import { variationOfRows, writeVariation } from './variation.ts';

export interface CopyOptions {
  readonly threshold: number;
  /** The database of the release before: what its readers have seen is not counted on to stay hidden. */
  readonly before?: string | undefined;
  /** Where to list the suppressed cells and why, for the board's own officer: never published. */
  readonly log?: string;
  /** The one row of the copy's table `release`. */
  readonly release: Readonly<Record<string, string | number | null>>;
}

/**
 * Builds a disclosure-controlled copy of the scorecard at `path` from the database that `connection` has open, and checks
 * it. The file is complete and closed when this returns; it holds no row about a person. Throws DisclosureUnsafe when
 * hidden figures could be worked out whatever is hidden.
 */
export async function buildCopy(
  connection: DuckDBConnection,
  path: string,
  options: CopyOptions,
): Promise<DisclosureOutcome> {
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { force: true });
  await numberRows(connection, 'publishing_numbered');
  const rows = await readScorecard(connection, 'publishing_numbered');
  const hasRegister = await tableExists(connection, 'published', 'published_values');
  const outcome = controlDisclosure({
    rows,
    measures: await readTraits(connection),
    threshold: options.threshold,
    groupings: groupingsOfCodeLists(),
    earlier: await earlierCells(connection, options.before, hasRegister),
  });
  const comparisons = shownComparisons(rows, outcome.suppressed);
  await writeDecisions(connection, [
    outcome.suppressed,
    outcome.small,
    comparisons.previous,
    comparisons.lastYear,
  ]);
  await writeVariation(
    connection,
    await variationOfRows(connection, 'publishing_numbered', outcome.suppressed),
  );
  if (options.log) await writeLog(connection, options.log);
  if (hasRegister) await writeLatestFrozen(connection);
  const hasCommentary = await tableExists(connection, 'scorecard', 'commentary');
  const { threshold } = options;
  await writeTables(connection, path, { hasRegister, hasCommentary, threshold }, options.release);
  flush(path);
  await checkCopy(path, options.threshold, rows.length);
  return outcome;
}

async function earlierCells(
  connection: DuckDBConnection,
  before: string | undefined,
  hasRegister: boolean,
): Promise<EarlierCell[]> {
  const cells = hasRegister ? await readEarlier(connection, 'published.published_values') : [];
  if (!before) return cells;
  await connection.run(`attach ${quote(before)} as release_before (read_only)`);
  try {
    const shown = await readEarlier(connection, 'release_before.main.scorecard');
    const additional = await connection.runAndReadAll(
      `select 1 from duckdb_tables() where database_name = 'release_before' and table_name = 'additional_values'`,
    );
    return additional.currentRowCount === 0
      ? [...cells, ...shown]
      : [...cells, ...shown, ...(await readEarlier(connection, 'release_before.main.additional_values'))];
  } finally {
    await connection.run('detach release_before');
  }
}

async function writeDecisions(connection: DuckDBConnection, decisions: readonly Uint8Array[]): Promise<void> {
  await connection.run(
    `create or replace temp table publishing_decisions
     (row_index bigint, suppressed boolean, is_small boolean, previous_shown boolean, last_year_shown boolean)`,
  );
  const appender = await connection.createAppender('publishing_decisions', 'main', 'temp');
  for (let i = 0; i < decisions[0]!.length; i++) {
    appender.appendBigInt(BigInt(i));
    for (const decision of decisions) appender.appendBoolean(decision[i] === 1);
    appender.endRow();
  }
  appender.closeSync();
}

/** Lists what is suppressed and why. No number is in the list: it is about cells, not about what they hold. */
async function writeLog(connection: DuckDBConnection, path: string): Promise<void> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  await connection.run(
    `copy (
       select v.measure_id, v.period_kind, v.period_label, v.breakdown, v.breakdown_value,
         case when d.is_small then 'small' else 'so that others cannot be worked out' end as why
       from publishing_numbered as v inner join publishing_decisions as d on v.row_index = d.row_index
       where d.suppressed order by v.row_index
     ) to ${quote(path)} (format csv, header)`,
  );
  chmodSync(path, 0o600);
}

/** Each cell as the latest frozen publication showed it: what differs from that is revised. */
async function writeLatestFrozen(connection: DuckDBConnection): Promise<void> {
  await connection.run(
    `create or replace temp table publishing_latest_frozen as
     select * from published.published_values
     qualify row_number() over (
       partition by measure_id, period_kind, period_end, breakdown, breakdown_value order by sequence desc
     ) = 1`,
  );
}

async function writeTables(
  connection: DuckDBConnection,
  path: string,
  parts: PublishedParts,
  release: CopyOptions['release'],
): Promise<void> {
  await connection.run(`attach ${quote(path)} as published_copy (storage_version 'latest')`);
  try {
    for (const [table, query] of Object.entries(publishedTables(parts))) {
      await connection.run(`create table published_copy.main.${table} as ${query}`);
    }
    const names = Object.keys(release);
    await connection.run(
      `create table published_copy.main.release as select ${names
        .map(
          (name, i) =>
            `cast($${i + 1} as ${typeof release[name] === 'number' ? 'bigint' : 'varchar'}) as ${name}`,
        )
        .join(', ')}`,
      Object.values(release).map((value) => (typeof value === 'number' ? BigInt(value) : value)),
    );
    await connection.run('checkpoint published_copy');
  } finally {
    await connection.run('detach published_copy');
  }
}

async function tableExists(connection: DuckDBConnection, schema: string, table: string): Promise<boolean> {
  const reader = await connection.runAndReadAll(
    `select 1 from duckdb_tables() where database_name = current_database() and schema_name = $1 and table_name = $2`,
    [schema, table],
  );
  return reader.currentRowCount > 0;
}

/** The bytes are on the disk before anything points at them. */
function flush(path: string): void {
  const file = openSync(path, 'r');
  fsyncSync(file);
  closeSync(file);
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
