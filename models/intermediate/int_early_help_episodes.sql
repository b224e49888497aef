-- One assessment sent by two agencies (the same child, kind and completion day) counts once: social care's row, else that of
-- the first sender by name.
with episodes as (

    {{ linked_rows(ref('stg_early_help_episodes')) }}

),

first_senders as (

    select
        child_key,
        assessment_type,
        assessment_completed_date,
        min({{ sender_order('_sender') }}) as first_sender
    from episodes
    where
        child_key is not null
        and assessment_type is not null
        and assessment_completed_date is not null
    group by child_key, assessment_type, assessment_completed_date

),

counted_once as (

    select episodes.*
    from episodes
    left join first_senders
        on episodes.child_key = first_senders.child_key
        and episodes.assessment_type = first_senders.assessment_type
        and episodes.assessment_completed_date = first_senders.assessment_completed_date
    where
        first_senders.first_sender is null
        or first_senders.first_sender = {{ sender_order('episodes._sender') }}

)

select * from counted_once
