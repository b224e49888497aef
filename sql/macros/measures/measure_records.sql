{#-
  The records behind one cell of the scorecard, by the definitions that counted it: one row per record in its numerator or
  denominator, with where it stands in the agency's file. For `sightline explain`.
-#}
{% macro measure_records(measure_id, period_kind, period_start, period_end, breakdown='all', breakdown_value='all') %}
    {%- set cell = {
        'kind': period_kind, 'start': period_start, 'end': period_end, 'breakdown': breakdown, 'value': breakdown_value} -%}
    {%- set parts = record_parts(measure_id, cell, true, true) -%}
select
    _submission_id,
    _sheet,
    _row_number,
    child_key,
    counted_key,
    in_numerator,
    in_denominator
from (
{%- for part in parts %}
    {{ part }}
    {{ 'union all' if not loop.last }}
{%- else %}
    select
        cast(null as varchar) as _submission_id,
        cast(null as varchar) as _sheet,
        cast(null as bigint) as _row_number,
        cast(null as varchar) as child_key,
        cast(null as varchar) as counted_key,
        false as in_numerator,
        false as in_denominator
    where false
{%- endfor %}
) as records
{% endmacro %}


{#- A query for every fact that counts the measure, or that counts a measure it is made from. -#}
{% macro record_parts(measure_id, cell, numerators, denominators) %}
    {%- set parts = [] -%}
    {%- for node in graph.nodes.values() if node.resource_type == 'model' -%}
        {%- set meta = node.config.get('meta') or {} -%}
        {%- for measure in meta.get('measures', []) if measure.id == measure_id -%}
            {%- if measure.get('numerator_of') -%}
                {%- do parts.extend(record_parts(measure.numerator_of, cell, true, false)) -%}
                {%- if measure.get('denominator_of') -%}
                    {%- do parts.extend(record_parts(measure.denominator_of, cell, false, true)) -%}
                {%- endif -%}
            {%- elif measure.get('computed', true) -%}
                {%- for spec in measure_cell_specs(measure, meta)
                    if spec.breakdown == cell.breakdown and spec.get('value', cell.value) == cell.value -%}
                    {%- do parts.append(records_of_fact(node, meta, measure, spec, cell, numerators, denominators)) -%}
                {%- endfor -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- do return(parts) -%}
{% endmacro %}


{#-
  Rows of a fact in a cell. Where only one side is asked for, a measure stands for the other by its numerator: the denominator
  of a ratio of two counts is the count it names.
-#}
{% macro records_of_fact(node, meta, measure, spec, cell, numerators, denominators) %}
    {%- set facts = [] -%}
    {%- for id in node.depends_on.nodes if '.fct_' in id -%}{%- do facts.append(graph.nodes[id].relation_name) -%}{%- endfor -%}
    {%- set dated_by = spec.get('dated_by', measure.get('dated_by', meta.dated_by)) -%}
    {%- set numerator = spec.get('numerator', measure.get('numerator', true)) -%}
    {%- set numerator = 'true' if numerator is sameas true else '(' ~ numerator ~ ')' -%}
    {%- set denominator = spec.get('denominator', measure.get('denominator')) -%}
    {%- set denominator = 'false' if denominator is none or denominator == 'months'
        else ('true' if denominator is sameas true else '(' ~ denominator ~ ')') -%}
    {#- What is counted once however many rows it has: a child, a meeting, a course. -#}
    {%- set counts = spec.get('counts', measure.get('counts')) -%}
    {%- set base_counts = spec.get('denominator_counts', measure.get('denominator_counts')) -%}
    {%- set counted_key = 'child_key' if counts == 'children'
        else ('cast(' ~ counts.distinct ~ ' as varchar)' if counts is mapping and counts.get('distinct')
        else ('cast(' ~ base_counts.distinct ~ ' as varchar)' if base_counts is mapping and base_counts.get('distinct')
        else 'cast(null as varchar)')) -%}
    {#- Of a sum, the records that add something to it. -#}
    {%- if counts is mapping and counts.get('sum') -%}
        {%- set numerator = '(' ~ numerator ~ ' and ' ~ counts.sum ~ ' <> 0)' -%}
    {%- endif -%}
    {%- if base_counts is mapping and base_counts.get('sum') -%}
        {%- set denominator = '(' ~ denominator ~ ' and ' ~ base_counts.sum ~ ' <> 0)' -%}
    {%- endif -%}
    {%- set has_column = 'value' not in spec and spec.breakdown != 'month' -%}
    {%- if spec.breakdown == 'month' -%}
        {%- set in_value = "substring(cast(measure_date as varchar), 1, 7) = '" ~ cell.value ~ "'" -%}
    {%- elif has_column -%}
        {%- set in_value = "coalesce(cast(" ~ spec.get('column', spec.breakdown) ~ " as varchar), '"
            ~ spec.get('blank', 'not_recorded') ~ "') = '" ~ cell.value | replace("'", "''") ~ "'" -%}
    {%- else -%}
        {%- set in_value = 'true' -%}
    {%- endif -%}
    {%- set over_total = has_column and spec.get('over', measure.get('over', 'value')) == 'total' -%}
    {%- set first_day = period_first_day(meta, measure, cell) -%}
    select distinct
        _submission_id,
        _sheet,
        _row_number,
        child_key,
        {{ counted_key }} as counted_key,
        {{ 'is_counted' if numerators else 'false' }} as in_numerator,
        {{ ('is_base' if numerators else 'is_counted') if denominators else 'false' }} as in_denominator
    from (
        select
            dated.*,
            {% if spec.get('last_in_period') -%}
            {{ numerator }} and {{ in_value }} and row_number() over (
                partition by {{ spec.get('last_of', 'child_key') }}, {{ numerator }} order by measure_date desc, {{ spec.last_in_period }} desc
            ) = 1 as is_counted,
            {%- else -%}
            coalesce({{ numerator }} and {{ in_value }}, false) as is_counted,
            {%- endif %}
            coalesce({{ denominator }} and {{ 'true' if over_total else in_value }}, false) as is_base
        from (
            select
                fact.*,
                cast({{ dated_by }} as date) as measure_date,
                {{ "date '" ~ cell.start ~ "'" if cell.start else 'cast(null as date)' }} as period_start,
                date '{{ cell.end }}' as period_end
            from {{ facts[0] }} as fact
        ) as dated
        where
            measure_date >= {{ first_day }}
            and measure_date <= date '{{ cell.end }}'
    ) as counted
    where
        {{ '(is_counted or is_base)' if numerators and denominators else 'is_counted' }}
{%- endmacro %}


{#- The first day whose records count in a cell. -#}
{% macro period_first_day(meta, measure, cell) -%}
    {%- if meta.get('stock') or not cell.start -%}
        date '{{ cell.end }}'
    {%- elif measure.get('window') == 'from_1_april' -%}
        cast(date_trunc('year', {{ months_from("date '" ~ cell.end ~ "'", -3) }}) + interval '3 months' as date)
    {%- else -%}
        date '{{ cell.start }}'
    {%- endif -%}
{%- endmacro %}
