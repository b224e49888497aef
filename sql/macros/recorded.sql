{#-
  How many held rows of an extract have each characteristic recorded, by sender. `columns` are those of the staging model;
  `is_recorded` says in SQL when one counts as recorded, where that is more than not blank (R17: refused and not obtained
  are not recorded, neither is sex U). Rows of unborn children are left out where the characteristic cannot be known yet.
-#}
{% macro recorded_characteristics(relation, extract, columns) -%}
{%- set is_recorded = {
    'sex': "sex is not null and sex <> 'U'",
    'ethnicity': "ethnicity is not null and ethnicity not in ('REFU', 'NOBT')",
    'preferred_language': "preferred_language is not null and preferred_language <> 'not_recorded'",
    'date_of_birth': 'date_of_birth is not null',
} -%}
{%- set known_at_birth = ['sex', 'ethnicity', 'preferred_language', 'disabilities', 'date_of_birth', 'nhs_number', 'upn'] -%}
{%- for column in columns %}
select
    _sender as sender,
    '{{ extract }}' as extract,
    '{{ column }}' as characteristic,
    count(*) as rows_held,
    count(case when {{ is_recorded.get(column, column ~ ' is not null') }} then 1 end) as rows_recorded
from {{ relation }}
{%- if extract == 'children' and column in known_at_birth %}
where date_of_birth is not null or expected_date_of_birth is null
{%- endif %}
group by _sender
{%- if not loop.last %}
union all
{%- endif %}
{%- endfor %}
{%- endmacro %}
