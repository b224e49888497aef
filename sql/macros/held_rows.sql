{#-
  Rows of an extract that are held now: of each key the effective row that was loaded last, unless a later
  submission of the same sender withdrew it (docs/warehouse.md).
-#}
{% macro held_rows(relation, extract, columns) -%}
with received as (

    select * from {{ relation }}
    where _is_effective

),

withdrawals as (

    select
        sender,
        row_key,
        max(sequence) as withdrawn_by_sequence
    from {{ source('ledger', 'withdrawals') }}
    where extract = '{{ extract }}'
    group by sender, row_key

),

versions as (

    select
        received.*,
        row_number() over (
            partition by received._sender, received._row_key
            order by received._sequence desc
        ) as version_rank
    from received

),

held as (

    select
        versions._sender || '|' || versions._row_key as _row_id,
        {%- for column in columns %}
        versions.{{ column }},
        {%- endfor %}
        {%- if 'child_id' in columns %}
        {{ child_reference('versions', columns) }} as _child_ref,
        {%- endif %}
        versions._submission_id,
        versions._sender,
        versions._sheet,
        versions._row_number,
        versions._sequence
    from versions
    left join withdrawals
        on versions._sender = withdrawals.sender
        and versions._row_key = withdrawals.row_key
    where
        versions.version_rank = 1
        and coalesce(withdrawals.withdrawn_by_sequence, -1) <= versions._sequence

)

select * from held
{%- endmacro %}


{#-
  How a row names its child inside its sender: by the agency's own id, else by NHS number, UPN or link token. Rows that
  name nobody have none, and join nothing (returns rules, Children).
-#}
{% macro child_reference(rows, columns) -%}
    case
        when {{ rows }}.child_id is not null then {{ rows }}._sender || '|' || lower({{ rows }}.child_id)
        {%- if 'nhs_number' in columns %}
        when {{ rows }}.nhs_number is not null then {{ rows }}._sender || '|nhs:' || {{ rows }}.nhs_number
        {%- endif %}
        {%- if 'upn' in columns %}
        when {{ rows }}.upn is not null then {{ rows }}._sender || '|upn:' || {{ rows }}.upn
        {%- endif %}
        {%- if 'link_token_name_dob' in columns %}
        when {{ rows }}.link_token_name_dob is not null
            then {{ rows }}._sender || '|token:' || {{ rows }}.link_token_name_dob
        when {{ rows }}.link_token_name_postcode is not null
            then {{ rows }}._sender || '|postcode:' || {{ rows }}.link_token_name_postcode
        {%- endif %}
    end
{%- endmacro %}
