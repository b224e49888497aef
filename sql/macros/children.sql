{#- Rows of an extract with the linked child each is about (NULL where the row names nobody). -#}
{% macro linked_rows(relation) -%}
    select
        extract_rows.*,
        links.child_key
    from {{ relation }} as extract_rows
    left join {{ ref('int_child_links') }} as links
        on extract_rows._child_ref = links.child_ref
{%- endmacro %}

{#- R16: expected, and not born yet on the day. Born on the day is not unborn. -#}
{% macro is_unborn_on(day, children='children') -%}
    (
        {{ children }}.expected_date_of_birth is not null
        and ({{ children }}.date_of_birth is null or {{ children }}.date_of_birth > {{ day }})
    )
{%- endmacro %}

{#- Age bands of the board's tables, in completed years. -#}
{% macro age_band(age) -%}
    case
        when {{ age }} is null then 'no_date_of_birth'
        when {{ age }} < 1 then 'under_1'
        when {{ age }} < 5 then '1_to_4'
        when {{ age }} < 10 then '5_to_9'
        when {{ age }} < 16 then '10_to_15'
        when {{ age }} < 18 then '16_to_17'
        else '18_and_over'
    end
{%- endmacro %}

{#-
  The child's characteristics on a day: the latest held (R17), but unborn, and age, as they were on the day. Unborn is a
  value of its own in sex, age, ethnic group and language. Expects dim_children joined as `children`.
-#}
{% macro characteristics_on(day, children='children') -%}
        {{ is_unborn_on(day, children) }} as is_unborn,
        case when {{ is_unborn_on(day, children) }} then 'unborn' else 'born' end as unborn,
        {{ age_on(children ~ '.date_of_birth', day) }} as age,
        case
            when {{ is_unborn_on(day, children) }} then 'unborn'
            else {{ age_band(age_on(children ~ '.date_of_birth', day)) }}
        end as age_band,
        case when {{ is_unborn_on(day, children) }} then 'unborn' else {{ children }}.sex end as sex,
        case when {{ is_unborn_on(day, children) }} then 'unborn' else {{ children }}.board_group end as board_group,
        case
            when {{ is_unborn_on(day, children) }} then 'unborn' else {{ children }}.preferred_language
        end as preferred_language,
        case when {{ is_unborn_on(day, children) }} then 'not_recorded' else {{ children }}.disabled end as disabled
{%- endmacro %}


{#- The last 31 August before a day: the day on which school age is taken. -#}
{% macro school_year_start(day) -%}
    cast(date_trunc('year', {{ months_from(days_from(day, 0), -8) }}) + interval '8 months' - interval '1 day' as date)
{%- endmacro %}


{#- Whether a sender is children's social care, or a body of its own folder. -#}
{% macro is_social_care(sender) -%}
    split_part({{ sender }}, '/', 1) = 'childrens_social_care'
{%- endmacro %}

{#- Senders by name, social care first. -#}
{% macro sender_order(sender) -%}
    case when {{ is_social_care(sender) }} then '0' || {{ sender }} else {{ sender }} end
{%- endmacro %}

{#- The order of ids among rows of one day: as text, case ignored, rows without an id first. -#}
{% macro id_as_text(id) -%}
    lower(coalesce({{ id }}, ''))
{%- endmacro %}

{#- A term of persistent absence, or with an exclusion; 0 of 0 sessions is not absent (rulings, Measures). -#}
{% macro is_absent_or_excluded(attendance='attendance', settings='settings') -%}
    (
        (
            {{ attendance }}.sessions_possible > 0
            and {{ attendance }}.sessions_missed * 100.0
            >= {{ settings }}.school_attendance_threshold * {{ attendance }}.sessions_possible
        )
        or {{ attendance }}.suspensions >= 1
        or {{ attendance }}.permanently_excluded
    )
{%- endmacro %}
