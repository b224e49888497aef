with discussions as (

    {{ linked_rows(ref('int_strategy_discussions')) }}

),

enquiries as (

    {{ linked_rows(ref('stg_section_47_enquiries')) }}

),

enquired as (

    select distinct
        lower(strategy_discussion_id) as strategy_discussion_id,
        child_key
    from enquiries
    where
        strategy_discussion_id is not null
        and child_key is not null

),

described as (

    select
        discussions._row_id,
        discussions.child_key,
        discussions.strategy_discussion_id,
        discussions.discussion_date,
        discussions.outcome,
        enquired.child_key is not null as has_enquiry,
        {{ provenance('discussions') }}
    from discussions
    left join enquired
        on lower(discussions.strategy_discussion_id) = enquired.strategy_discussion_id
        and discussions.child_key = enquired.child_key

)

select * from described
