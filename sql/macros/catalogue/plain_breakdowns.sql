{#-
  Breakdowns that part a count: each row counted stands under one value. As {measure, breakdown, adds_up}: children counted
  once may stand under several values, and then only the bounds hold.
-#}
{% macro plain_breakdowns() %}
    {%- set plain = [] -%}
    {%- if execute -%}
        {%- for node in graph.nodes.values() if node.resource_type == 'model' -%}
            {%- set meta = node.config.get('meta') or {} -%}
            {%- for measure in meta.get('measures', [])
                if measure.get('unit') == 'count' and measure.get('total', true) and not measure.get('part')
                and measure.get('computed', true) and not measure.get('numerator_of') -%}
                {%- set counts = measure.get('counts', 'rows') -%}
                {%- for breakdown in measure.get('breakdowns', []) if breakdown is string and breakdown != 'month' -%}
                    {%- do plain.append({
                        'measure': measure.id, 'breakdown': breakdown,
                        'adds_up': counts == 'rows' or (counts is mapping and counts.get('sum') is not none)}) -%}
                {%- endfor -%}
            {%- endfor -%}
        {%- endfor -%}
    {%- endif -%}
    {%- do return(plain) -%}
{% endmacro %}
