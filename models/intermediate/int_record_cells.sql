-- Cells counted from records, with value and status (outside contract, Values).
with covered as (

    select * from {{ ref('int_covered_cells') }}

),

valued as (

    select
        covered.*,
        case
            when value is not null then value
            when value_rule = 'numerator' then numerator
            when coalesce(denominator, 0) = 0 then null
            else numerator / denominator * cast(split_part(value_rule, ' x ', 2) as double precision)
        end as cell_value
    from covered

),

judged as (

    select
        measure_id,
        period_kind,
        period_start,
        period_end,
        breakdown,
        breakdown_value,
        numerator,
        denominator,
        cell_value as value,
        unit,
        case
            -- A rate whose population nobody has sent keeps its numerator and says so.
            when value_rule <> 'numerator' and denominator is null then 'not_available'
            -- R4: nothing over nothing is not 0%.
            when cell_value is null then 'not_applicable'
            when is_maturing then 'maturing'
            when is_provisional then 'provisional'
            else 'supplied'
        end as status,
        case when value_rule <> 'numerator' and denominator is null then 'no_source' end as reason,
        submission_ids
    from valued

)

select * from judged
