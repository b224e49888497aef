with outcomes as (

    {{ linked_rows(ref('stg_youth_justice_outcomes')) }}

),

described as (

    select
        _row_id,
        child_key,
        outcome_id,
        outcome_date,
        outcome_type,
        coalesce(first_time_entrant and age < 18, false) as is_first_time_entrant,
        coalesce(outcome_type in ('detention_and_training_order', 'long_term_detention'), false) as is_custody,
        coalesce(outcome_type = 'remand_youth_detention', false) as is_remand,
        {{ provenance('outcomes') }}
    from outcomes

)

select * from described
