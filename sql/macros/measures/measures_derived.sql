{#-
  Measures made from measures already counted: one count over another, or a rate over a population, for the same period and
  breakdown value. Entries name `numerator_of`, and `denominator_of` or `population`.
-#}
{% macro measures_derived() %}
    {%- set counted = ref('int_counted_cells') -%}
    {%- set populations = ref('int_populations') -%}
    {%- set areas = ref('dim_areas') -%}
    {%- set sent = ref('measures_sent') -%}
    {%- set meta = measure_meta() -%}
    {%- set rows = [] -%}
    {%- for measure in meta.get('measures', []) -%}
        {%- for breakdown in ['all'] + measure.get('breakdowns', []) -%}
            {%- do rows.append([measure, breakdown if breakdown is string else breakdown.name]) -%}
        {%- endfor -%}
    {%- endfor -%}
with counted as (

    select * from {{ counted }}

),

populations as (

    select * from {{ populations }}

),

own_districts as (

    select area_code from {{ areas }}
    where is_own_district

),

sent as (

    select * from {{ sent }}

),

{% if rows | length == 0 -%}
cells as (

    {{ no_cells() }}

)
{%- else -%}
entries as (

    select * from (values
    {%- for measure, breakdown in rows %}
        ('{{ measure.id }}', '{{ breakdown }}', '{{ measure.numerator_of }}', {{ sql_text(measure.get('denominator_of')) }}, {{ sql_text(measure.get('population')) }}, {{ 'true' if measure.get('denominator_sent') else 'false' }}){{ ',' if not loop.last }}
    {%- endfor %}
    ) as derived (measure_id, breakdown, numerator_of, denominator_of, population, denominator_sent)

),

numerators as (

    select
        entries.measure_id,
        entries.denominator_of,
        entries.population,
        entries.denominator_sent,
        counted.period_kind,
        counted.period_start,
        counted.period_end,
        counted.breakdown,
        counted.breakdown_value,
        counted.numerator,
        counted.pending,
        -- R3: the mid-year inside the financial year that holds the period's last day; a calendar year uses its own.
        cast(extract(year from case
            when counted.period_kind = 'calendar_year' then counted.period_end
            else {{ months_from('counted.period_end', -3) }}
        end) as integer) as mid_year
    from entries
    inner join counted
        on entries.numerator_of = counted.measure_id
        and entries.breakdown = counted.breakdown

),

over_counts as (

    select
        numerators.*,
        denominators.numerator as denominator,
        false as is_provisional
    from numerators
    left join counted as denominators
        on numerators.denominator_of = denominators.measure_id
        and numerators.period_kind = denominators.period_kind
        and numerators.period_end = denominators.period_end
        and numerators.breakdown = denominators.breakdown
        and numerators.breakdown_value = denominators.breakdown_value
    where numerators.denominator_of is not null

),

-- A district is compared with its own population, and is not available without one; rows with no district, or one outside
-- the area, have none and count in the area's total only.
over_populations as (

    select
        numerators.*,
        case
            when numerators.population = 'persons_0_to_19' then populations.persons_0_to_19
            else populations.persons_0_to_17
        end as denominator,
        coalesce(populations.is_provisional, false) as is_provisional
    from numerators
    left join populations
        on numerators.mid_year = populations.mid_year
        and numerators.breakdown_value = case when populations.is_own_area then 'all' else populations.area_code end
    left join own_districts
        on numerators.breakdown_value = own_districts.area_code
    where
        numerators.population is not null
        and (numerators.breakdown = 'all' or own_districts.area_code is not null)

),

-- The denominator of a count sent for exactly the period (licences, which nobody sends as rows).
over_sent as (

    select
        numerators.*,
        sent.denominator,
        false as is_provisional
    from numerators
    left join sent
        on numerators.measure_id = sent.measure_id
        and numerators.period_kind = sent.period_kind
        and numerators.period_end = sent.period_end
        and numerators.breakdown = sent.breakdown
        and numerators.breakdown_value = sent.breakdown_value
    where numerators.denominator_sent

),

cells as (

    select * from over_counts
    union all
    select * from over_populations
    union all
    select * from over_sent

)
{%- endif %}

select
    measure_id,
    period_kind,
    period_start,
    period_end,
    breakdown,
    breakdown_value,
    numerator,
    denominator,
    cast(null as double precision) as value,
    pending,
    {{ 'is_provisional' if rows else 'false as is_provisional' }}
from cells
{%- endmacro %}
