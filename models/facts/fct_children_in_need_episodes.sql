with episodes as (

    {{ linked_rows(ref('stg_children_in_need_episodes')) }}

),

extract_dates as (

    select * from {{ ref('int_extract_dates') }}

),

described as (

    select
        episodes._row_id,
        episodes.child_key,
        episodes.start_date,
        episodes.end_date,
        -- R12: what is still open is open at least until the data date.
        coalesce(
            coalesce(episodes.end_date, extract_dates.data_date) >= {{ months_from('episodes.start_date', 2) }}, false
        ) as is_open_2_months,
        {{ provenance('episodes') }}
    from (select *, 'children_in_need_episodes' as extract from episodes) as episodes
    left join extract_dates
        on episodes.extract = extract_dates.extract

)

select * from described
