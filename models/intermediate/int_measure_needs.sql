-- Made from the entries of the catalogue: the extracts a measure (breakdown `all`), one of its breakdowns, or a single cell of
-- other needs (`breakdown=value`) is counted from, and on which days accepted windows must cover them (rulings, Measures).
{%- set by_id = catalogue_by_id() %}
{%- set rows = [] %}
{%- for entry in by_id.values() %}
    {%- for need in measure_needs(entry, by_id) %}
        {%- do rows.append([entry.id, 'all', need]) %}
    {%- endfor %}
    {%- for breakdown in entry.get('breakdowns', []) %}
        {%- for need in breakdown_needs(entry, breakdown) %}
            {%- do rows.append([entry.id, breakdown if breakdown is string else breakdown.name, need]) %}
        {%- endfor %}
    {%- endfor %}
{%- endfor %}
{%- for cell in cells_with_own_needs() %}
    {%- for need in cell.needs %}
        {%- do rows.append([cell.measure, cell.breakdown ~ '=' ~ cell.value, need]) %}
    {%- endfor %}
{%- endfor %}
with needs as (
{% if rows %}
    select * from (values
    {%- for id, breakdown, need in rows %}
        ('{{ id }}', '{{ breakdown }}', '{{ need.extract }}', '{{ need.columns }}', '{{ need.covers }}', {{ need.months }}, {{ need.days }}, {{ sql_text(need.setting) }}, {{ need.times }}){{ ',' if not loop.last }}
    {%- endfor %}
    ) as entries (measure_id, breakdown, extract, columns_read, covers, look_back_months, look_back_days, look_back_setting, look_back_times)
{% else %}
    select
        cast(null as varchar) as measure_id,
        cast(null as varchar) as breakdown,
        cast(null as varchar) as extract,
        cast(null as varchar) as columns_read,
        cast(null as varchar) as covers,
        cast(null as integer) as look_back_months,
        cast(null as integer) as look_back_days,
        cast(null as varchar) as look_back_setting,
        cast(null as integer) as look_back_times
    where false
{% endif %}
),

keyed as (

    select distinct
        needs.*,
        extract || ':' || columns_read as source_key,
        extract || ':' || columns_read || '@' || covers || '-' || cast(look_back_months as varchar)
        || 'm' || cast(look_back_days as varchar) || 'd'
        || coalesce('-' || cast(look_back_times as varchar) || '*' || look_back_setting, '') as need_key
    from needs

)

select * from keyed
