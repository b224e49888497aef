-- The catalogue, made from the entries under config.meta.measures of every model.
{%- set by_id = catalogue_by_id() %}
with measures as (
{% if by_id %}
    select * from (values
    {%- for entry in by_id.values() %}
        {%- set needs = measure_needs(entry, by_id) %}
        {%- set names = [] %}
        {%- for breakdown in entry.get('breakdowns', []) -%}
            {%- do names.append(breakdown if breakdown is string else breakdown.name) -%}
        {%- endfor %}
        (
            '{{ entry.id }}',
            {{ sql_text(entry.title) }},
            {{ sql_text(entry.get('short_title', entry.title)) }},
            {{ sql_text(entry.definition) }},
            {{ sql_text(entry.why_it_matters) }},
            {{ sql_text(entry.numerator_words) }},
            {{ sql_text(entry.get('denominator_words')) }},
            '{{ entry.unit }}',
            {{ entry.get('decimals', 0 if entry.unit in ['count', 'gbp', 'flag'] else 1) }},
            '{{ entry.polarity }}',
            '{{ entry.periods | join(' ') }}',
            '{{ names | join(' ') }}',
            {{ 'true' if entry.get('total', true) else 'false' }},
            '{{ entry.owner }}',
            '{{ entry.get('source_extracts') or (needs | map(attribute='extract') | unique | join(' ')) }}',
            {{ sql_text(entry.get('national_reference')) }},
            {{ sql_text(entry.get('caveats')) }},
            {{ sql_text(entry.get('definition_history')) }},
            '{{ entry.journey_stage }}',
            {{ sql_text(entry.get('board_priority')) }},
            {{ 'false' if entry.get('counts_no_people') else 'true' }},
            '{{ measure_kind(entry) }}',
            {{ 'true' if entry.get('computed', true) else 'false' }},
            '{{ entry.fact }}',
            '{{ measure_value_rule(entry) }}',
            {{ 'true' if entry.get('window') == 'from_1_april' or entry.get('overlapping') else 'false' }},
            {{ 'true' if entry.get('additional') else 'false' }},
            {{ 'true' if entry.get('interval', true) else 'false' }},
            {{ 'true' if entry.get('under_reporting', entry.polarity == 'low' and entry.unit == 'count') else 'false' }}
        ){{ ',' if not loop.last }}
    {%- endfor %}
    ) as entries (
        measure_id, title, short_title, definition, why_it_matters, numerator_words, denominator_words, unit, decimals,
        polarity, period_kinds, breakdowns, has_total, owner_agency, source_extracts, national_reference, caveats,
        definition_history, journey_stage, board_priority, counts_people, kind, is_computed, fact, value_rule,
        is_overlapping, is_additional, has_interval, low_may_be_under_reported
    )
{% else %}
    select
        cast(null as varchar) as measure_id,
        cast(null as varchar) as unit,
        cast(null as varchar) as period_kinds,
        cast(null as varchar) as owner_agency,
        cast(null as varchar) as value_rule,
        cast(null as boolean) as has_total,
        cast(null as boolean) as is_computed,
        cast(null as boolean) as is_overlapping,
        cast(null as boolean) as is_additional,
        cast(null as boolean) as has_interval,
        cast(null as boolean) as low_may_be_under_reported
    where false
{% endif %}
)

select * from measures
