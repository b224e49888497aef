{% set wanted = true %}
{% if wanted %}
{{ config(
    materialized='table' if target.name == 'prod' and not var('lit', false) else 'view',
    tags=['runnable'] if target.type in ['duckdb', 'other'] else [],
    meta={'owner': var('colour', 'none'), 'n': -1, 'list': [1, 2.5, True, none], 'one': (1,), 'two': (1, 'b')},
    alias=var("colour") ~ '_' ~ 'written',
    schema=(target.schema | upper)[1:3],
    enabled=var('count') is not defined or 1 + 2 > 2 or flags['x'] != 'y',
    docs={'show': true, 'node_color': 'red'},
    persist_docs=dict(relation=true, **{}),
    database=this.database.lower()
) }}
{% endif %}
select 1 as id
