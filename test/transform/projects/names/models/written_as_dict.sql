{% set x = 1 %}
{{ config({'materialized': 'table', 'tags': ['dict', 't' ~ x]}) }}
select {{ x }} as id
{%- set missing = api.Relation.create(database=target.database, schema='nowhere', identifier='nothing') %}
{%- if execute %}, {{ adapter.get_columns_in_relation(missing) | length }} as columns_of_nothing{% endif %}
