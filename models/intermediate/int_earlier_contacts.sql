-- Contacts that repeat an earlier one: R7, an earlier contact of the child within 12 months, the boundary day included and
-- the same day not. The earlier contact is the latest such; on one day, the one with the higher id.
with contacts as (

    {{ linked_rows(ref('stg_contacts')) }}

),

days as (

    select
        child_key,
        contact_date,
        outcome,
        row_number() over (
            partition by child_key, contact_date
            order by {{ id_as_text('contact_id') }} desc, _row_id desc
        ) as place_in_day
    from contacts
    where child_key is not null

),

last_of_day as (

    select
        child_key,
        contact_date,
        lag(contact_date) over (partition by child_key order by contact_date) as earlier_contact_date,
        lag(outcome) over (partition by child_key order by contact_date) as earlier_contact_outcome
    from days
    where place_in_day = 1

),

repeats as (

    select
        contacts._row_id,
        last_of_day.earlier_contact_date,
        coalesce(last_of_day.earlier_contact_outcome, 'not_recorded') as earlier_contact_outcome
    from contacts
    inner join last_of_day
        on contacts.child_key = last_of_day.child_key
        and contacts.contact_date = last_of_day.contact_date
    where last_of_day.earlier_contact_date >= {{ months_from('contacts.contact_date', -12) }}

)

select * from repeats
