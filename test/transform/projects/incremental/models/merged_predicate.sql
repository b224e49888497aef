{{ config(materialized='incremental', unique_key='id', incremental_strategy='merge', incremental_predicates=['DBT_INTERNAL_DEST.amount > 5']) }}
select * from {{ ref('events') }}