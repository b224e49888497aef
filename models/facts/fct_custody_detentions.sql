with detentions as (

    {{ linked_rows(ref('stg_custody_detentions')) }}

),

extract_dates as (

    select * from {{ ref('int_extract_dates') }}

),

described as (

    select
        detentions._row_id,
        detentions.child_key,
        detentions.detention_id,
        cast(detentions.detained_at as date) as detained_date,
        case
            when detentions.transfer_requested then 'yes' when not detentions.transfer_requested then 'no'
        end as transfer_requested,
        detentions.transfer_outcome,
        -- Overnight means past midnight; one still held is held at least until the data date.
        coalesce(
            detentions.age < 18
            and coalesce(cast(detentions.released_at as date), extract_dates.data_date)
            > cast(detentions.detained_at as date),
            false
        ) as is_child_overnight,
        {{ provenance('detentions') }}
    from (select *, 'custody_detentions' as extract from detentions) as detentions
    left join extract_dates
        on detentions.extract = extract_dates.extract

)

select * from described
