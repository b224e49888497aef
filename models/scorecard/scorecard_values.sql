-- The scorecard: one long table, with direction of travel and the board's own rating.
with compared as (

    select * from {{ ref('int_compared_cells') }}

),

judged as (

    select
        measure_id,
        period_kind,
        period_label,
        period_start,
        period_end,
        breakdown,
        breakdown_value,
        numerator,
        denominator,
        value,
        unit,
        status,
        reason,
        source_kind,
        submission_ids,
        supplied_numerator,
        supplied_denominator,
        supplied_value,
        previous_value,
        same_period_last_year_value,
        {{ direction_of_travel('value', 'previous_value', 'decimals') }} as direction_short,
        {{ direction_of_travel('value', 'same_period_last_year_value', 'decimals') }} as direction_long,
        target,
        {{ rag_rating() }} as rag,
        method as rag_method,
        lower_limit as lower_ci,
        upper_limit as upper_ci,
        lower_limit_998 as lower_ci_998,
        upper_limit_998 as upper_ci_998,
        comparator_kind,
        comparator_value,
        comparator_period_end,
        {{ significance_label('comparator_value') }} as comparator_significance,
        series_segment,
        series_from,
        series_reason,
        series_baseline
    from compared

)

select * from judged
