{#- Where a row came from: carried through every fact, so that `explain` can name file, sheet and row. -#}
{% macro provenance(rows) -%}
        {{ rows }}._submission_id,
        {{ rows }}._sender,
        {{ rows }}._sheet,
        {{ rows }}._row_number
{%- endmacro %}

{#- Group of a code in a group set of its list, as rows of {code, group_code}. -#}
{% macro code_group(code_list, group_set) -%}
    select
        code,
        group_code
    from {{ ref('code_groups') }}
    where
        code_list = '{{ code_list }}'
        and group_set = '{{ group_set }}'
{%- endmacro %}
