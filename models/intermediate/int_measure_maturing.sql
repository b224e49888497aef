-- Made from the entries of the catalogue: measures whose cohorts can still change, and how long after a period they do.
{%- set by_id = catalogue_by_id() %}
{%- set rows = [] %}
{%- for entry in by_id.values() if entry.get('maturing') %}
    {%- set extracts = entry.maturing.get('extracts') or (measure_needs(entry, by_id) | map(attribute='extract') | unique | list) %}
    {%- for extract in extracts %}
        {%- do rows.append([entry.id, extract, entry.maturing]) %}
    {%- endfor %}
{%- endfor %}
with maturing as (
{% if rows %}
    select * from (values
    {%- for id, extract, time in rows %}
        ('{{ id }}', '{{ extract }}', {{ time.get('months', 0) }}, {{ time.get('days', 0) }}, {{ time.get('working_days', 0) }}, {{ sql_text(time.get('days_setting')) }}){{ ',' if not loop.last }}
    {%- endfor %}
    ) as entries (measure_id, extract, months, days, working_days, days_setting)
{% else %}
    select
        cast(null as varchar) as measure_id,
        cast(null as varchar) as extract,
        cast(null as integer) as months,
        cast(null as integer) as days,
        cast(null as integer) as working_days,
        cast(null as varchar) as days_setting
    where false
{% endif %}
),

extract_dates as (

    select * from {{ ref('int_extract_dates') }}

),

settings as (

    select * from {{ source('ledger', 'board_settings') }}

),

-- Maturing ends when the earliest data date among the extracts reaches the period's end plus the time (rulings, Measures).
earliest as (

    select
        maturing.measure_id,
        max(maturing.months) as months,
        max(coalesce(cast(settings.value as integer), maturing.days)) as days,
        max(maturing.working_days) as working_days,
        min(coalesce(extract_dates.data_date, date '1900-01-01')) as data_date
    from maturing
    left join extract_dates
        on maturing.extract = extract_dates.extract
    left join settings
        on maturing.days_setting = settings.name
    group by maturing.measure_id

)

select * from earliest
