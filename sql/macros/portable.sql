{#- What DuckDB and PostgreSQL write differently; everything else in the models is written once for both. -#}

{#- Days from a first to a last day, one row each, of one row with those two columns. -#}
{% macro day_series(relation, first_day, last_day) -%}
    {{ return(adapter.dispatch('day_series')(relation, first_day, last_day)) }}
{%- endmacro %}

{% macro duckdb__day_series(relation, first_day, last_day) -%}
    select cast(unnest(generate_series(
        cast({{ first_day }} as timestamp), cast({{ last_day }} as timestamp), interval '1 day'
    )) as date) as calendar_date
    from {{ relation }}
{%- endmacro %}

{% macro default__day_series(relation, first_day, last_day) -%}
    select cast(generate_series(
        cast({{ first_day }} as timestamp), cast({{ last_day }} as timestamp), interval '1 day'
    ) as date) as calendar_date
    from {{ relation }}
{%- endmacro %}

{#- Rows of a relation, once for each calendar month from a first to a last day, with `month_start`. -#}
{% macro in_each_month(relation, first_day, last_day) -%}
    {{ return(adapter.dispatch('in_each_month')(relation, first_day, last_day)) }}
{%- endmacro %}

{% macro duckdb__in_each_month(relation, first_day, last_day) -%}
    select
        {{ relation }}.*,
        cast(unnest(generate_series(
            date_trunc('month', cast({{ first_day }} as timestamp)), cast({{ last_day }} as timestamp), interval '1 month'
        )) as date) as month_start
    from {{ relation }}
{%- endmacro %}

{% macro default__in_each_month(relation, first_day, last_day) -%}
    select
        {{ relation }}.*,
        cast(generate_series(
            date_trunc('month', cast({{ first_day }} as timestamp)), cast({{ last_day }} as timestamp), interval '1 month'
        ) as date) as month_start
    from {{ relation }}
{%- endmacro %}

{#- A day some calendar months from another: the same day number, or the last day of a shorter month. -#}
{% macro months_from(day, months) -%}
    cast({{ day }} + {{ months }} * interval '1 month' as date)
{%- endmacro %}

{#- A day some days from another. -#}
{% macro days_from(day, days) -%}
    cast({{ day }} + {{ days }} * interval '1 day' as date)
{%- endmacro %}

{#- First day of a day's calendar month. -#}
{% macro month_of(day) -%}
    cast(date_trunc('month', {{ day }}) as date)
{%- endmacro %}

{#- Completed years on a day; a birthday on 29 February is reached on 28 February of other years. -#}
{% macro age_on(date_of_birth, day) -%}
    (
        extract(year from {{ day }}) - extract(year from {{ date_of_birth }})
        - case
            when
                cast({{ date_of_birth }} + (extract(year from {{ day }}) - extract(year from {{ date_of_birth }}))
                * interval '1 year' as date) > {{ day }}
                then 1
            else 0
        end
    )
{%- endmacro %}

{#- Hours that went by between two London times; a change of the clocks counts as it happens. -#}
{% macro elapsed_hours(from_time, to_time) -%}
    (
        extract(epoch from ({{ to_time }} at time zone 'Europe/London'))
        - extract(epoch from ({{ from_time }} at time zone 'Europe/London'))
    ) / 3600.0
{%- endmacro %}
