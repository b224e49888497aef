-- Made from the entries of the catalogue: cells whose unit is not their measure's (a median of days beside a percentage).
-- `breakdown_value` is `*` where every value of the breakdown has the unit; `is_sent`: the cell is only ever a count sent.
{%- set rows = [] %}
{%- if execute %}
    {%- for node in graph.nodes.values() if node.resource_type == 'model' %}
        {%- for measure in (node.config.get('meta') or {}).get('measures', []) %}
            {%- for breakdown in measure.get('breakdowns', []) if breakdown is mapping %}
                {%- if breakdown.get('unit') %}
                    {%- do rows.append([measure.id, breakdown.name, '*', breakdown.unit, measure_value_rule(measure, breakdown.unit), 'no']) %}
                {%- endif %}
                {%- for value, terms in (breakdown.get('values') or {}).items() if terms.get('unit') %}
                    {%- do rows.append([measure.id, breakdown.name, value, terms.unit, measure_value_rule(measure, terms.unit), 'yes' if terms.get('sent') else 'no']) %}
                {%- endfor %}
            {%- endfor %}
        {%- endfor %}
    {%- endfor %}
{%- endif %}
with units as (
{% if rows %}
    select * from (values
    {%- for row in rows | sort %}
        ({{ quoted_list(row) }}){{ ',' if not loop.last }}
    {%- endfor %}
    ) as entries (measure_id, breakdown, breakdown_value, unit, value_rule, is_sent)
{% else %}
    select
        cast(null as varchar) as measure_id,
        cast(null as varchar) as breakdown,
        cast(null as varchar) as breakdown_value,
        cast(null as varchar) as unit,
        cast(null as varchar) as value_rule,
        cast(null as varchar) as is_sent
    where false
{% endif %}
)

select * from units
