import { publishedCommentary } from './commentary.ts';

/** What the warehouse has to publish, and the greatest count that is hidden. */
export interface PublishedParts {
  readonly hasRegister: boolean;
  readonly hasCommentary: boolean;
  readonly threshold: number;
}

/**
 * The tables of a published copy, as queries over the warehouse. `publishing_numbered` is the scorecard with row numbers, `publishing_decisions` what
 * disclosure control decided row by row, `publishing_latest_frozen` each cell as it was last frozen. Nothing else may be added here without asking
 * whose rows it shows: no table of `raw`, no count of rows, no message of an issue.
 */
export function publishedTables({
  hasRegister,
  hasCommentary,
  threshold,
}: PublishedParts): Readonly<Record<string, string>> {
  return {
    ...(hasCommentary ? { commentary: publishedCommentary(threshold) } : {}),
    scorecard: scorecardRows(hasRegister, false),
    // The measures added to the board's catalogue stand apart: whoever counts the 266 counts only those.
    additional_values: scorecardRows(hasRegister, true),
    measures: 'select * from scorecard.measures where not is_additional order by measure_id',
    additional_measures: 'select * from scorecard.measures where is_additional order by measure_id',
    // What others have published about themselves: there is nothing of ours in them to hide.
    comparators: `select * from scorecard.comparators
      order by measure_id, period_end, comparator_kind, place, area_id`,
    // Two figures that differ can give away what neither shows: the numbers stand only where nothing is hidden, or where both
    // are published by others.
    reconciliation: `
      select check_name, measure_id, period_label, breakdown, breakdown_value, message,
        ${threshold === 0 ? 'left_value' : `case when ${isPublished} then left_value end as left_value`},
        ${threshold === 0 ? 'right_value' : `case when ${isPublished} then right_value end as right_value`}
      from scorecard.reconciliation order by all`,
    ranks: 'select * from scorecard.ranks order by measure_id, period_end',
    periods: 'select * from scorecard.periods order by period_kind, period_end',
    submissions: `
      select submission_id, agency, organisation, extract, covers_from, covers_to,
        coalesce(extracted_on, cast(received_at as date)) as extracted_on, received_at, status
      from ledger.submissions order by sequence`,
    supply: 'select * from scorecard.supply order by agency, organisation, extract, covers_to, due_date',
    data_quality: `
      select i.agency, coalesce(i.extract, '') as extract, i.code, i.severity, count(distinct i.file_id) as files,
        max(cast(i.found_at as date)) as last_found_on
      from ledger.issues as i group by all order by all`,
    data_quality_months: `
      select agency, extract, code, severity, month_start, files from scorecard.issues_by_month order by all`,
    // Shares to the nearest five points, and none of few rows: what is not recorded must not be counted out by one.
    characteristics_recorded: `
      select agency, extract, characteristic,
        case when rows_held >= ${fewRows} then cast(round(recorded_pct / 5) * 5 as integer) end as recorded_pct
      from scorecard.characteristics_recorded order by all`,
    scorecard_values: `
      with received as (
        select submission_id, cast(received_at as date) as received_on from ledger.submissions
      ),
      due as (
        select extract, covers_to, max(due_date) as due_date from scorecard.supply group by all
      ),
      cells as (
        select v.row_index, v.measure_id, m.owner_agency as agency, v.period_end,
          nullif(v.breakdown, 'all') as breakdown, nullif(v.breakdown_value, 'all') as breakdown_value,
          case when d.suppressed then 'suppressed' else v.status end as status,
          v.submission_ids, m.source_extracts
        from publishing_numbered as v
        inner join publishing_decisions as d on v.row_index = d.row_index
        left join scorecard.measures as m on v.measure_id = m.measure_id
        where not coalesce(m.is_additional, false)
      ),
      available as (
        select row_index, max(received_on) as available_on
        from (select row_index, unnest(string_split(submission_ids, ';')) as submission_id
              from cells where submission_ids <> '')
        inner join received using (submission_id) group by all
      ),
      owed as (
        select measure_id, period_end, max(due.due_date) as due_date
        from (select distinct measure_id, period_end, unnest(string_split(source_extracts, ' ')) as extract from cells) as needed
        inner join due on needed.extract = due.extract and needed.period_end = due.covers_to group by all
      )
      select cells.measure_id, cells.agency, cells.period_end, cells.breakdown, cells.breakdown_value, cells.status,
        available.available_on, owed.due_date
      from cells left join available using (row_index)
      left join owed on cells.measure_id = owed.measure_id and cells.period_end = owed.period_end
      order by cells.row_index`,
  };
}

/** Rows below which a share says too much of one of them. */
const fewRows = 10;

const differsFromFrozen = `f.measure_id is not null and f.status <> 'suppressed' and (
            f.value is distinct from v.value or f.numerator is distinct from v.numerator
            or f.denominator is distinct from v.denominator)`;

function scorecardRows(hasRegister: boolean, isAdditional: boolean): string {
  return `
      select
        v.measure_id, v.period_kind, v.period_label, v.period_start, v.period_end, v.breakdown, v.breakdown_value,
        case when not d.suppressed then v.numerator end as numerator,
        case when not d.suppressed then v.denominator end as denominator,
        case when not d.suppressed then v.value end as value,
        v.unit,
        case
          when d.suppressed then 'suppressed'
          ${hasRegister ? `when v.status = 'supplied' and ${differsFromFrozen} then 'revised'` : ''}
          else v.status
        end as status,
        case when d.suppressed then null else v.reason end as reason,
        v.source_kind, v.submission_ids,
        case when d.previous_shown then v.previous_value end as previous_value,
        case when d.last_year_shown then v.same_period_last_year_value end as same_period_last_year_value,
        case when d.previous_shown then v.direction_short end as direction_short,
        case when d.last_year_shown then v.direction_long end as direction_long,
        v.target,
        case when d.suppressed and v.rag is not null and v.rag <> 'none' then 'no_data' else v.rag end as rag,
        v.rag_method,
        m.owner_agency,
        case when not d.suppressed then v.lower_ci end as lower_ci,
        case when not d.suppressed then v.upper_ci end as upper_ci,
        case when not d.suppressed then v.lower_ci_998 end as lower_ci_998,
        case when not d.suppressed then v.upper_ci_998 end as upper_ci_998,
        case when v.value is not null then v.comparator_kind end as comparator_kind,
        case when v.value is not null then v.comparator_value end as comparator_value,
        case when v.value is not null then v.comparator_period_end end as comparator_period_end,
        case when not d.suppressed then v.comparator_significance end as comparator_significance,
        v.series_segment, v.series_from, v.series_reason, v.series_baseline,
        c.spc_mean, c.spc_lower, c.spc_upper, c.spc_rule, c.variation, c.spc_limits, c.assurance
      from publishing_numbered as v
      inner join publishing_decisions as d on v.row_index = d.row_index
      left join scorecard.measures as m on v.measure_id = m.measure_id
      left join publishing_variation as c on v.row_index = c.row_index
      ${
        hasRegister
          ? `left join publishing_latest_frozen as f on v.measure_id = f.measure_id and v.period_kind = f.period_kind
             and v.period_end = f.period_end and v.breakdown = f.breakdown and v.breakdown_value = f.breakdown_value`
          : ''
      }
      where coalesce(m.is_additional, false) = ${isAdditional}
      order by v.row_index`;
}

const isPublished = `check_name = 'a published figure does not follow from its counts'`;
