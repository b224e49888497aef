-- Characteristics are the latest held (R17): of children's social care's row first, then of the row received last.
with links as (

    select * from {{ ref('int_child_links') }}

),

rows_of_children as (

    {{ linked_rows(ref('stg_children')) }}

),

settings as (

    select * from {{ ref('int_settings') }}

),

ethnic_groups as (

    select
        code,
        max(case when group_set = 'ethnic_group' then group_code end) as ethnic_group,
        max(case when group_set = 'board_group' then group_code end) as board_group
    from {{ ref('code_groups') }}
    where code_list = 'ethnicities'
    group by code

),

known as (

    select
        child_key,
        1 as setting_set,
        count(*) as names_in_senders
    from links
    group by child_key

),

ranked as (

    select
        rows_of_children.*,
        row_number() over (
            partition by child_key
            order by
                case when {{ is_social_care('_sender') }} then 0 else 1 end,
                _sequence desc,
                _row_id
        ) as witness_rank
    from rows_of_children

),

first_witness as (

    select * from ranked
    where witness_rank = 1

),

children as (

    select
        known.child_key,
        first_witness.date_of_birth,
        first_witness.expected_date_of_birth,
        case
            when first_witness.sex is null or first_witness.sex = 'U' then 'not_recorded' else first_witness.sex
        end as sex,
        first_witness.ethnicity,
        coalesce(ethnic_groups.ethnic_group, 'not_recorded') as ethnic_group,
        coalesce(
            -- Setting traveller_and_roma_board_group
            case
                when first_witness.ethnicity in ('WIRT', 'WROM') then settings.traveller_and_roma_board_group
                else ethnic_groups.board_group
            end,
            'not_recorded'
        ) as board_group,
        coalesce(first_witness.preferred_language, 'not_recorded') as preferred_language,
        first_witness.disabilities,
        case
            when first_witness.disabilities is null then 'not_recorded'
            when first_witness.disabilities = 'NONE' then 'not_disabled'
            else 'disabled'
        end as disabled,
        first_witness.district,
        first_witness.ward,
        first_witness._row_id is not null as has_own_row,
        known.names_in_senders
    from known
    inner join settings
        on known.setting_set = settings.setting_set
    left join first_witness
        on known.child_key = first_witness.child_key
    left join ethnic_groups
        on first_witness.ethnicity = ethnic_groups.code

)

select * from children
