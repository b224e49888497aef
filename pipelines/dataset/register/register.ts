import type { DuckDBConnection } from '@duckdb/node-api';
import type { PlainDate } from '../../../domain/plain-date.ts';
import { type ScorecardValue, scorecardColumns } from '../../../domain/scorecard-value.ts';
import { readRows } from '../../warehouse/kysely.ts';

/** A frozen publication of a quarter's dataset. */
export interface Publication {
  readonly sequence: number;
  /** `2017-18-Q2`, its second publication `2017-18-Q2.2`: also the name of its folder. */
  readonly publication_id: string;
  readonly quarter_label: string;
  readonly quarter_end: PlainDate;
  readonly publication_number: number;
  /** London time, as the clock showed it. */
  readonly published_at: string;
  readonly run: string;
}

/** A value as it was published. */
export interface FrozenValue extends ScorecardValue {
  readonly publication_id: string;
}

const columns = scorecardColumns.map((name) => `published_values.${name}`).join(', ');

/** All frozen publications in the order in which they were frozen. */
export async function readPublications(connection: DuckDBConnection): Promise<Publication[]> {
  return readRows(
    await connection.runAndReadAll(
      `select sequence, publication_id, quarter_label, quarter_end, publication_number, published_at, run
      from published.publications order by sequence`,
    ),
  ) as unknown as Publication[];
}

/** The values of one publication, in the order of every export. */
export async function readFrozenValues(
  connection: DuckDBConnection,
  publication: Publication,
): Promise<FrozenValue[]> {
  return readRows(
    await connection.runAndReadAll(
      `select publication_id, ${columns} from published.published_values where sequence = $1
      order by measure_id, period_end, period_kind, breakdown, breakdown_value`,
      [publication.sequence],
    ),
  ) as unknown as FrozenValue[];
}

/**
 * What readers have on paper: each cell as the latest of `publications` that reaches its period printed it.
 */
export async function readLatestFrozen(
  connection: DuckDBConnection,
  publications: readonly Publication[],
): Promise<FrozenValue[]> {
  if (publications.length === 0) return [];
  const known = publications.map((p) => `(${p.sequence}, date '${p.quarter_end}')`).join(', ');
  return readRows(
    await connection.runAndReadAll(
      `with publications (sequence, quarter_end) as (values ${known}),
      latest as (
        select ends.period_end, max(publications.sequence) as sequence
        from (select distinct period_end from published.published_values) as ends
        inner join publications on publications.quarter_end >= ends.period_end
        group by ends.period_end
      )
      select publication_id, ${columns} from published.published_values
      inner join latest on published_values.sequence = latest.sequence and published_values.period_end = latest.period_end`,
    ),
  ) as unknown as FrozenValue[];
}

/**
 * Records a publication and each of its values, in one transaction: both, or neither. The values come from the Parquet
 * file of the publication, so that the register holds what readers were given and nothing else.
 */
export async function recordPublication(
  connection: DuckDBConnection,
  publication: Publication,
  parquet: string,
): Promise<void> {
  const { sequence, publication_id } = publication;
  await connection.run('begin transaction');
  try {
    await connection.run(
      `insert into published.published_values
      select ${sequence}, $1, ${scorecardColumns.join(', ')} from read_parquet($2)`,
      [publication_id, parquet],
    );
    await connection.run(
      `insert into published.publications
      select ${sequence}, $1, $2, cast($3 as date), ${publication.publication_number}, cast($4 as timestamp), $5,
        (select count(*) from published.published_values where sequence = ${sequence})`,
      [
        publication_id,
        publication.quarter_label,
        publication.quarter_end,
        publication.published_at,
        publication.run,
      ],
    );
    await connection.run('commit');
  } catch (error) {
    await connection.run('rollback').catch(() => {});
    throw error;
  }
}
