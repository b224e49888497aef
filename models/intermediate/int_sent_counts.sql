-- Counts sent as they stand, with the value and status they come to.
with named as (

    select * from {{ ref('int_claimed_counts') }}

),

based as (

    select
        named.*,
        coalesce(denominator_sent, months_in_period) as denominator
    from named

),

-- Value is read only where the numerator is blank; a blank row without a status is late.
valued as (

    select
        measure_id,
        kind,
        period_start,
        period_end,
        breakdown,
        breakdown_value,
        numerator,
        denominator,
        case
            when numerator is null then value
            when value_rule = 'numerator' then numerator
            when coalesce(denominator, 0) = 0 then null
            else numerator / denominator * cast(split_part(value_rule, ' x ', 2) as double precision)
        end as value,
        case
            -- A row called supplied or provisional without what makes its figure is a gap like any other.
            when
                status is not null
                and (
                    status not in ('supplied', 'provisional')
                    or (numerator is null and value is not null)
                    or (numerator is not null and (value_rule = 'numerator' or coalesce(denominator, 0) <> 0))
                )
                then status
            when numerator is null and value is null then 'not_available'
            -- A part of a whole that nobody states is no figure.
            when value_rule <> 'numerator' and numerator is not null and denominator is null then 'not_available'
            when value_rule <> 'numerator' and numerator is not null and denominator = 0 then 'not_applicable'
            else 'supplied'
        end as status,
        case
            when reason is not null then reason
            when coalesce(status, 'supplied') not in ('supplied', 'provisional') then null
            when numerator is null and value is null then 'late'
            when value_rule <> 'numerator' and numerator is not null and denominator is null then 'not_recorded'
        end as reason,
        submission_ids
    from based

)

select * from valued
