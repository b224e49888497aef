{#-
  What a measures model has to count, read from its entries: which date columns, breakdown columns and aggregates, and
  which cell each aggregate fills. An aggregate that several measures share is counted once.
-#}
{% macro measure_plan() %}
    {%- set meta = measure_meta() -%}
    {%- set plan = {
        'is_stock': meta.get('stock', false),
        'dates': [],
        'breakdowns': {},
        'month_dimensions': [],
        'period_dimensions': [],
        'month_aggregates': {},
        'period_aggregates': {},
        'last_rows': {},
        'windows': [],
        'cells': [],
        'groups': [],
        'gives_zeros': false,
        'meta': meta,
    } -%}
    {%- for measure in meta.get('measures', []) -%}
        {%- set dated_by = measure.get('dated_by', meta.dated_by) -%}
        {%- if dated_by not in plan.dates -%}{%- do plan.dates.append(dated_by) -%}{%- endif -%}
    {%- endfor -%}
    {%- for measure in meta.get('measures', []) -%}
        {%- for cell in measure_cell_specs(measure, meta) -%}
            {%- do add_cell(plan, measure, cell) -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- do return(plan) -%}
{% endmacro %}


{#- The entries of the model: its own, or those a unit test hands in (unit tests do not see the model's config). -#}
{% macro measure_meta() %}
    {%- if not execute -%}{%- do return({'measures': []}) -%}{%- endif -%}
    {%- do return(var('measures_under_test', none) or model.config.meta) -%}
{% endmacro %}


{#- The cells of a measure, as {breakdown, ...}: the total, then each breakdown; one with `values` is a cell per value. -#}
{% macro measure_cell_specs(measure, meta) %}
    {%- set specs = [] -%}
    {%- if measure.get('total', true) -%}{%- do specs.append({'breakdown': 'all', 'value': 'all'}) -%}{%- endif -%}
    {%- for entry in measure.get('breakdowns', []) -%}
        {%- set named = {'name': entry} if entry is string else entry -%}
        {%- if named.get('values') -%}
            {%- for value, terms in named['values'].items() if not terms.get('sent') -%}
                {%- set spec = {'breakdown': named.name, 'value': value} -%}
                {%- do spec.update(terms) -%}
                {%- do specs.append(spec) -%}
            {%- endfor -%}
        {%- elif not named.get('counted_elsewhere') -%}
            {%- set spec = {'breakdown': named.name} -%}
            {%- do spec.update(meta.get('breakdowns', {}).get(named.name) or {}) -%}
            {%- do spec.update(named) -%}
            {%- do specs.append(spec) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- do return(specs) -%}
{% endmacro %}


{#- Adds a cell's aggregates to the plan, and the cell to the group of those that are read from the same rows. -#}
{% macro add_cell(plan, measure, cell) %}
    {%- set counts = cell.get('counts', measure.get('counts', 'rows')) -%}
    {%- set is_column = cell.breakdown not in ['all', 'month'] and 'value' not in cell -%}
    {%- set numerator = measure_condition(plan, measure, cell.get('numerator', measure.get('numerator', true))) -%}
    {%- if cell.get('last_in_period') -%}
        {%- set numerator = last_row(plan, numerator, cell.last_in_period, cell.get('last_of', 'child_key')) -%}
    {%- endif -%}
    {%- set terms = {'numerator': measure_aggregate(counts, numerator)} -%}
    {%- set denominator = cell.get('denominator', measure.get('denominator')) -%}
    {%- if denominator is not none and denominator != 'months' -%}
        {%- set denominator_counts = cell.get('denominator_counts', measure.get('denominator_counts', counts)) -%}
        {%- do terms.update({'denominator': measure_aggregate(
            denominator_counts, measure_condition(plan, measure, denominator))}) -%}
    {%- endif -%}
    {#- Rows that can still change make the cell maturing; estimates that stand in for later ones make it provisional, below 0. -#}
    {%- if measure.get('maturing_while') -%}
        {%- do terms.update({'pending': measure_aggregate(
            'rows', measure_condition(plan, measure, measure.maturing_while))}) -%}
    {%- elif measure.get('provisional_while') -%}
        {%- do terms.update({'pending': '-' ~ measure_aggregate(
            'rows', measure_condition(plan, measure, measure.provisional_while))}) -%}
    {%- endif -%}
    {#- Rows that give a breakdown value a cell even where it counts to 0. -#}
    {%- if measure.get('zero_where') -%}
        {%- do plan.update({'gives_zeros': true}) -%}
        {%- do terms.update({'occurring': measure_aggregate('rows', measure_condition(plan, measure, measure.zero_where))}) -%}
    {%- endif -%}
    {%- set by_period = [] -%}
    {%- for term in terms.values() -%}
        {%- if 'distinct' in term or 'array_agg' in term or 'period_end' in term or 'period_start' in term or 'is_last_row' in term -%}
            {%- do by_period.append(true) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- set path = 'period' if by_period | length > 0 and not plan.is_stock else 'month' -%}
    {%- set aggregates = plan[path ~ '_aggregates'] -%}
    {%- set aliases = {} -%}
    {%- for name, term in terms.items() -%}
        {%- if term not in aggregates -%}{%- do aggregates.update({term: 'count_' ~ (aggregates | length + 1)}) -%}{%- endif -%}
        {%- do aliases.update({name: aggregates[term]}) -%}
    {%- endfor -%}
    {#- Two measures may read one breakdown from different columns; the dimension tells them apart. -#}
    {%- set dimension = cell.get('dimension', cell.breakdown) -%}
    {%- if is_column -%}
        {%- if dimension not in plan.breakdowns -%}{%- do plan.breakdowns.update({dimension: cell}) -%}{%- endif -%}
        {%- if dimension not in plan[path ~ '_dimensions'] -%}
            {%- do plan[path ~ '_dimensions'].append(dimension) -%}
        {%- endif -%}
    {%- endif -%}
    {%- set window = measure.get('window', 'period') -%}
    {%- if window not in plan.windows -%}{%- do plan.windows.append(window) -%}{%- endif -%}
    {%- set reads = 'column' if is_column else ('month' if cell.breakdown == 'month' else 'total') -%}
    {%- set key = [path, window, reads, dimension if is_column else ''] | join('|') -%}
    {%- set found = plan.groups | selectattr('key', 'equalto', key) | list -%}
    {%- if found | length == 0 -%}
        {%- do plan.groups.append({
            'key': key, 'path': path, 'window': window, 'reads': reads, 'breakdown': cell.breakdown, 'dimension': dimension, 'cells': []}) -%}
        {%- set found = plan.groups | selectattr('key', 'equalto', key) | list -%}
    {%- endif -%}
    {%- do found[0].cells.append({
        'measure': measure.id,
        'breakdown': cell.breakdown,
        'value': cell.get('value'),
        'numerator': aliases.numerator,
        'denominator': 'months' if denominator == 'months' else aliases.get('denominator'),
        'pending': aliases.get('pending'),
        'occurring': aliases.get('occurring'),
        'is_statistic': counts is not string and ('median' in counts or 'percentile_90' in counts),
        'value_only': cell.get('value_only', false),
        'over': cell.get('over', measure.get('over', 'value') if is_column else 'value'),
    }) -%}
    {%- do plan.cells.append(1) -%}
{% endmacro %}


{#- A condition of a measure as SQL; where a fact has several dates, only rows dated by the measure's own. -#}
{% macro measure_condition(plan, measure, condition) %}
    {%- set sql = 'true' if condition is sameas true else condition | string -%}
    {%- if plan.dates | length > 1 -%}
        {%- set role = "date_role = '" ~ measure.get('dated_by', plan.meta.dated_by) ~ "'" -%}
        {%- set sql = role if sql == 'true' else role ~ ' and (' ~ sql ~ ')' -%}
    {%- endif -%}
    {%- do return(sql) -%}
{% endmacro %}


{#- Only the last row of each child (or course) in the period among those that meet a condition, as a column of its rows. -#}
{% macro last_row(plan, condition, order_by, of) %}
    {%- set key = condition ~ ' of ' ~ of ~ ' by ' ~ order_by -%}
    {%- if key not in plan.last_rows -%}
        {%- do plan.last_rows.update({key: {
            'alias': 'is_last_row_' ~ (plan.last_rows | length + 1), 'condition': condition, 'order_by': order_by, 'of': of}}) -%}
    {%- endif -%}
    {%- do return(plan.last_rows[key].alias) -%}
{% endmacro %}


{#- How many rows, children, distinct things, or how much of a column, meet a condition. -#}
{% macro measure_aggregate(counts, condition) %}
    {%- if counts == 'rows' -%}
        {%- do return('count(*)' if condition == 'true' else 'count(*) filter (where ' ~ condition ~ ')') -%}
    {%- elif counts == 'children' -%}
        {%- do return(measure_aggregate({'distinct': 'child_key'}, condition)) -%}
    {%- elif 'distinct' in counts -%}
        {%- set of = counts['distinct'] -%}
        {%- do return('count(distinct ' ~ (of if condition == 'true' else 'case when ' ~ condition ~ ' then ' ~ of ~ ' end') ~ ')') -%}
    {%- elif 'sum' in counts -%}
        {#- Of decimals, so that the order in which rows come does not show in the last digit. -#}
        {%- do return('coalesce(sum(cast(' ~ counts['sum'] ~ ' as decimal(28, 12)))' ~ ('' if condition == 'true' else ' filter (where ' ~ condition ~ ')') ~ ', 0)') -%}
    {%- else -%}
        {%- set of = counts['median'] if 'median' in counts else counts['percentile_90'] -%}
        {%- do return(interpolated_percentile(of, condition, 0.5 if 'median' in counts else 0.9)) -%}
    {%- endif -%}
{% endmacro %}


{#-
  A percentile between neighbours. Written out, because engines differ in the last bit of their own: the value below, plus
  the way to the value above times the part of the way.
-#}
{% macro interpolated_percentile(of, condition, at) -%}
    {%- set values = '(array_agg(' ~ of ~ ' order by ' ~ of ~ ') filter (where ' ~ of ~ ' is not null and (' ~ condition ~ ')))' -%}
    {%- set place = '(cast(' ~ at ~ ' as double precision) * (count(' ~ of ~ ') filter (where ' ~ condition ~ ') - 1))' -%}
    {%- set below = values ~ '[cast(floor(' ~ place ~ ') as integer) + 1]' -%}
    {%- set above = values ~ '[cast(ceil(' ~ place ~ ') as integer) + 1]' -%}
    {{- below }} + ({{ above }} - {{ below }}) * ({{ place }} - floor({{ place }}))
{%- endmacro %}
