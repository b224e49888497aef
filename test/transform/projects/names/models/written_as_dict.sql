{% set x = 1 %}
{{ config({'materialized': 'table', 'tags': ['dict', 't' ~ x]}) }}
select {{ x }} as id
