-- Every cell of the scorecard: those chosen from what agencies sent, and those that say how complete they are.
with chosen as (

    select * from {{ ref('int_chosen_cells') }}

),

own as (

    select * from {{ ref('measures_scorecard_items') }}

),

cells as (

    select
        measure_id,
        period_kind,
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
        submission_ids
    from chosen
    union all
    select
        measure_id,
        period_kind,
        period_start,
        period_end,
        breakdown,
        breakdown_value,
        numerator,
        denominator,
        numerator as value,
        'count' as unit,
        'supplied' as status,
        cast(null as varchar) as reason,
        'record_level' as source_kind,
        cast(null as varchar) as submission_ids
    from own

)

select * from cells
