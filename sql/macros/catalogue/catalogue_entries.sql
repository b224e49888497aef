{#-
  Every measure of the catalogue with the defaults of its model filled in, in order of id: entries of config.meta.measures of
  all models but those marked `part`, which only add cells to a measure that has its entry elsewhere.
-#}
{% macro catalogue_entries() %}
    {%- set entries = {} -%}
    {%- if execute -%}
        {%- for node in graph.nodes.values() if node.resource_type == 'model' -%}
            {%- set meta = node.config.get('meta') or {} -%}
            {%- for measure in meta.get('measures', []) if not measure.get('part') -%}
                {%- set entry = {'fact': node.name, 'extract': meta.get('extract'), 'meta': meta} -%}
                {%- for name in ['owner', 'journey_stage', 'board_priority', 'national_reference'] -%}
                    {%- do entry.update({name: meta.get(name)}) -%}
                {%- endfor -%}
                {%- do entry.update(measure) -%}
                {%- do entry.update({'periods': measure_periods(measure, meta)}) -%}
                {%- do entries.update({measure.id: entry}) -%}
            {%- endfor -%}
        {%- endfor -%}
    {%- endif -%}
    {%- set ordered = [] -%}
    {%- for id in entries | sort -%}{%- do ordered.append(entries[id]) -%}{%- endfor -%}
    {%- do return(ordered) -%}
{% endmacro %}


{#- Entries by id. -#}
{% macro catalogue_by_id() %}
    {%- set by_id = {} -%}
    {%- for entry in catalogue_entries() -%}{%- do by_id.update({entry.id: entry}) -%}{%- endfor -%}
    {%- do return(by_id) -%}
{% endmacro %}


{#-
  What a measure needs of each extract, as {extract, columns, covers, months, days, setting, times}: its own extract, those
  under `needs`, and all that the measures need which it is made from. `covers` says which days must be covered: the period,
  those from 1 April, or only its end (`visit_window`: the visit window to its end); `months`, `days` and so many times the
  days of a setting are looked back from there.
-#}
{% macro measure_needs(entry, by_id) %}
    {%- set needs = [] -%}
    {%- set covers = 'end' if entry.meta.get('stock') else entry.get('window', 'period') -%}
    {%- if entry.get('extract') and entry.get('computed', true) and entry.get('covers') != 'nothing' -%}
        {%- do needs.append(one_need(
            entry.extract, entry.meta.get('reads', []) + entry.get('reads', []), entry.get('covers', covers),
            entry.get('look_back'))) -%}
    {%- endif -%}
    {%- for extract, need in (entry.get('needs') or {}).items() -%}
        {%- if need is mapping -%}
            {%- do needs.append(one_need(
                extract, need.get('columns', []), need.get('covers', entry.get('covers', covers)), need.get('look_back'))) -%}
        {%- else -%}
            {%- do needs.append(one_need(extract, need, entry.get('covers', covers), none)) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- for id in [entry.get('numerator_of'), entry.get('denominator_of')] if id in by_id -%}
        {%- do needs.extend(measure_needs(by_id[id], by_id)) -%}
    {%- endfor -%}
    {%- do return(needs) -%}
{% endmacro %}


{#- What a breakdown needs beyond its measure: the columns it reads of the measure's own extract, and extracts of its own. -#}
{% macro breakdown_needs(entry, breakdown) %}
    {%- set needs = [] -%}
    {%- set covers = 'end' if entry.meta.get('stock') else entry.get('window', 'period') -%}
    {%- set named = {} -%}
    {%- if breakdown is string -%}
        {%- do named.update((entry.meta.get('breakdowns') or {}).get(breakdown) or {}) -%}
    {%- else -%}
        {%- do named.update((entry.meta.get('breakdowns') or {}).get(breakdown.name) or {}) -%}
        {%- do named.update(breakdown) -%}
    {%- endif -%}
    {%- if named.get('reads') and entry.get('covers') != 'nothing' -%}
        {%- do needs.append(one_need(entry.extract, named.reads, entry.get('covers', covers), none)) -%}
    {%- endif -%}
    {%- for extract, need in (named.get('needs') or {}).items() -%}
        {%- if need is mapping -%}
            {%- do needs.append(one_need(
                extract, need.get('columns', []), need.get('covers', entry.get('covers', covers)), need.get('look_back'))) -%}
        {%- else -%}
            {%- do needs.append(one_need(extract, need, entry.get('covers', covers), none)) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- do return(needs) -%}
{% endmacro %}


{#- Cells that are made from other extracts than their measure's total, and are judged by those: values with `needs`. -#}
{% macro cells_with_own_needs() %}
    {%- set cells = [] -%}
    {%- if execute -%}
        {%- for node in graph.nodes.values() if node.resource_type == 'model' -%}
            {%- set meta = node.config.get('meta') or {} -%}
            {%- for measure in meta.get('measures', []) -%}
                {%- for breakdown in measure.get('breakdowns', []) if breakdown is mapping -%}
                    {%- for value, terms in (breakdown.get('values') or {}).items() if terms and terms.get('needs') -%}
                        {%- set entry = {'meta': meta, 'needs': terms.needs, 'window': measure.get('window', 'period')} -%}
                        {%- do cells.append({
                            'measure': measure.id, 'breakdown': breakdown.name, 'value': value,
                            'needs': measure_needs(entry, {})}) -%}
                    {%- endfor -%}
                {%- endfor -%}
            {%- endfor -%}
        {%- endfor -%}
    {%- endif -%}
    {%- do return(cells) -%}
{% endmacro %}


{% macro one_need(extract, columns, covers, look_back) %}
    {%- set back = look_back or {} -%}
    {%- do return({
        'extract': extract,
        'columns': columns | unique | sort | join(' '),
        'covers': covers,
        'months': back.get('months', 0),
        'days': back.get('days', 0),
        'setting': back.get('days_setting'),
        'times': back.get('times', 1),
    }) -%}
{% endmacro %}


{#- A literal of SQL: text quoted, nothing as NULL. -#}
{% macro sql_text(value) -%}
    {%- if value is none or value is undefined or value == '' -%}cast(null as varchar){%- else -%}'{{ (value | string).replace("'", "''") }}'{%- endif -%}
{%- endmacro %}
