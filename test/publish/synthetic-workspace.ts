import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { createSchema } from '../../pipelines/warehouse/schema.ts';
import { openDatabase } from '../../pipelines/warehouse/warehouse.ts';
import { initWorkspace } from '../../pipelines/workspace/init.ts';
import { openWorkspace, type Workspace } from '../../pipelines/workspace/workspace.ts';
import {
  type SyntheticOptions,
  type SyntheticRow,
  syntheticMeasures,
  syntheticScorecard,
} from './synthetic-scorecard.ts';

const words = { count: 0, percentage: 1, rate_per_10000: 1 } as const;

/** A workspace whose warehouse holds the synthetic scorecard and a ledger of four submissions. */
export async function syntheticWorkspace(now: string, options: SyntheticOptions = {}): Promise<Workspace> {
  const dir = join(mkdtempSync(join(tmpdir(), 'sightline-')), 'board');
  initWorkspace(dir);
  const workspace = openWorkspace(dir, { SIGHTLINE_NOW: now });
  await fillWarehouse(workspace, syntheticScorecard(options));
  return workspace;
}

/** Opens the same workspace on another day. */
export function onAnotherDay(workspace: Workspace, now: string): Workspace {
  return openWorkspace(workspace.paths.root, { SIGHTLINE_NOW: now });
}

/** Replaces the scorecard of a workspace, as a build would. */
export async function fillWarehouse(workspace: Workspace, rows: readonly SyntheticRow[]): Promise<void> {
  const warehouse = await openDatabase(workspace.paths.warehouse);
  try {
    const connection = await warehouse.connect();
    await createSchema(connection, []);
    await connection.run('create schema if not exists scorecard');
    await writeScorecard(connection, rows);
    await writeMeasures(connection);
    await connection.run(
      `create or replace table scorecard.periods as
       select distinct period_kind, period_label, period_start, period_end, true as is_complete from scorecard.scorecard_values`,
    );
    await connection.run(`create or replace table scorecard.comparators as select * from (values
      ('re-referrals-12m-pct', 'england', 'E92000001', 'England', cast(null as integer), 'financial_year', date '2017-04-01', date '2018-03-31', 21.9,
        cast(null as varchar), cast(null as integer), cast(null as integer), 'Department for Education, as published')
    ) as t (measure_id, comparator_kind, area_id, area_name, place, period_kind, period_start, period_end, value, symbol, areas_counted,
      areas_without_figure, source)`);
    await connection.run(`create or replace table scorecard.ranks as select 're-referrals-12m-pct' as measure_id, 'financial_year' as period_kind,
      date '2018-03-31' as period_end, 22.4 as own_value, 90 as england_rank, 150 as england_ranked, 2 as england_without_figure,
      3 as england_quartile, 6 as neighbours_rank, 11 as neighbours_ranked`);
    await connection.run(`create or replace table scorecard.reconciliation as select 'count sent differs from records' as check_name,
      'referrals-received' as measure_id, '2017-18-Q4' as period_label, 'all' as breakdown, 'all' as breakdown_value, 3.0 as left_value, 4.0 as right_value,
      -1.0 as difference, 'The records give another figure than the count sent; the records are shown.' as message`);
    await connection.run(`create or replace table scorecard.supply as select * from (values
      ('childrens_social_care', '', 'referrals', date '2017-04-01', date '2018-03-31', date '2018-04-20', timestamp '2018-04-18 10:00:00', 0, 'received'),
      ('police', '', 'missing_person_reports', date '2018-01-01', date '2018-03-31', date '2018-04-20', cast(null as timestamp), 58, 'overdue')
    ) as t (agency, organisation, extract, covers_from, covers_to, due_date, received_at, working_days_late, status)`);
    await connection.run(`create or replace table scorecard.issues_by_month as select * from (values
      ('police', '', 'UNKNOWN_CODE', 'warning', date '2018-04-01', 2, 317, date '2018-04-18')
    ) as t (agency, extract, code, severity, month_start, files, issues, last_found_on)`);
    await connection.run(`create or replace table scorecard.characteristics_recorded as select * from (values
      ('police', 'custody_detentions', 'age', 9, 8, 100.0 * 8 / 9),
      ('childrens_social_care', 'children', 'ethnicity', 1000, 983, 98.3)
    ) as t (agency, extract, characteristic, rows_held, rows_recorded, recorded_pct)`);
    await connection.run('delete from ledger.submissions');
    await connection.run(`insert into ledger.submissions by name select
      1 as sequence, 'csc-2018-04-18-1' as submission_id, 'f1' as file_id, 'aa' as sha256, 'referrals.xlsx' as file_name,
      'childrens_social_care' as agency, '' as organisation, 'childrens_social_care' as sender, 'referrals' as extract,
      date '2017-04-01' as covers_from, date '2018-03-31' as covers_to, 'details_sheet' as window_taken_from, false as is_provisional,
      timestamp '2018-04-18 10:00:00' as received_at, timestamp '2018-04-18 10:01:00' as loaded_at,
      10750 as rows_read, 10750 as rows_accepted, 0 as rows_refused, 3 as rows_withdrawn, 'loaded' as status, 'accepted' as verdict`);
  } finally {
    await warehouse.close();
  }
}

async function writeScorecard(connection: DuckDBConnection, rows: readonly SyntheticRow[]): Promise<void> {
  await connection.run(`create or replace temp table given (measure_id varchar, period_kind varchar, period_label varchar,
    period_start varchar, period_end varchar, breakdown varchar, breakdown_value varchar, numerator double, denominator double,
    value double, unit varchar, status varchar, reason varchar)`);
  const appender = await connection.createAppender('given', 'main', 'temp');
  for (const row of rows) {
    for (const text of [
      row.measure_id,
      row.period_kind,
      row.period_label,
      row.period_start,
      row.period_end,
      row.breakdown,
      row.breakdown_value,
    ]) {
      if (text === null) appender.appendNull();
      else appender.appendVarchar(text);
    }
    for (const figure of [row.numerator, row.denominator, row.value]) {
      if (figure === null) appender.appendNull();
      else appender.appendDouble(figure);
    }
    appender.appendVarchar(row.unit);
    appender.appendVarchar(row.status);
    if (row.reason === null) appender.appendNull();
    else appender.appendVarchar(row.reason);
    appender.endRow();
  }
  appender.closeSync();
  await connection.run(`create or replace table scorecard.scorecard_values as
    with typed as (
      select * replace (cast(period_start as date) as period_start, cast(period_end as date) as period_end),
        'record_level' as source_kind, 'csc-2018-04-18-1' as submission_ids from given
    ),
    dated as (
      select *, case period_kind when 'month' then 1 when 'financial_year' then 12 else 3 end as months,
        case when period_kind = 'year_to_date' and month(period_end) = 6 then null
        else last_day(period_end - to_months(case period_kind when 'month' then 1 when 'financial_year' then 12
          when 'snapshot' then case when month(period_end) % 3 = 0 then 3 else 1 end else 3 end)) end as end_before
      from typed
    )
    select v.* exclude (months, end_before), cast(null as double) as supplied_numerator, cast(null as double) as supplied_denominator,
      cast(null as double) as supplied_value, p.value as previous_value, y.value as same_period_last_year_value,
      case when v.value > p.value then 'up' when v.value < p.value then 'down' when v.value = p.value then 'same' end as direction_short,
      case when v.value > y.value then 'up' when v.value < y.value then 'down' when v.value = y.value then 'same' end as direction_long,
      case when v.measure_id = 're-referrals-12m-pct' and v.breakdown = 'all' then 22.0 end as target,
      case when v.measure_id = 're-referrals-12m-pct' and v.breakdown = 'all' then case when v.value <= 22 then 'green' else 'red' end else 'none' end as rag,
      case when v.measure_id = 're-referrals-12m-pct' and v.breakdown = 'all' then 'target' else 'none' end as rag_method,
      case when v.unit = 'percentage' then v.value * 0.9 end as lower_ci, case when v.unit = 'percentage' then v.value * 1.1 end as upper_ci,
      case when v.unit = 'percentage' then v.value * 0.8 end as lower_ci_998, case when v.unit = 'percentage' then v.value * 1.2 end as upper_ci_998,
      cast(null as varchar) as comparator_kind, cast(null as double) as comparator_value, cast(null as date) as comparator_period_end,
      cast(null as varchar) as comparator_significance, 0 as series_segment, cast(null as date) as series_from, cast(null as varchar) as series_reason, cast(null as integer) as series_baseline
    from dated as v
    left join dated as p on p.measure_id = v.measure_id and p.period_kind = v.period_kind and p.period_end = v.end_before
      and p.breakdown = v.breakdown and p.breakdown_value = v.breakdown_value
    left join dated as y on y.measure_id = v.measure_id and y.period_kind = v.period_kind
      and y.period_end = last_day(v.period_end - to_months(12)) and y.breakdown = v.breakdown and y.breakdown_value = v.breakdown_value`);
}

async function writeMeasures(connection: DuckDBConnection): Promise<void> {
  const entries = syntheticMeasures.map((m) => {
    const kinds =
      m.kind === 'stock' ? 'snapshot' : 'month quarter year_to_date financial_year rolling_12_months';
    const owner = m.records === 'missing' ? 'police' : 'childrens_social_care';
    return `('${m.id}', '${m.title}', '${m.title}', '${m.title}, as counted in the period.', 'Shows how the system works.', 'The rows',
      ${m.unit === 'count' ? 'null' : "'All the rows'"}, '${m.unit}', ${words[m.unit]}, '${m.unit === 'percentage' ? 'low' : 'neutral'}',
      '${kinds}', '${m.breakdowns.join(' ')}', ${!m.share}, '${owner}', '${m.records}', null, null, null, '${m.stage}', 'neglect', true, '${m.kind}', true, '${m.records}', false, false)`;
  });
  await connection.run(`create or replace table scorecard.measures as select * from (values ${entries.join(',\n')}) as t
    (measure_id, title, short_title, definition, why_it_matters, numerator_words, denominator_words, unit, decimals, polarity,
    period_kinds, breakdowns, has_total, owner_agency, source_extracts, national_reference, caveats, definition_history,
    journey_stage, board_priority, counts_people, kind, is_computed, fact, is_overlapping, is_additional)`);
}
