{{ config(materialized='ephemeral') }}
with a as (select * from {{ ref('base') }}) select id * 10 as id from a