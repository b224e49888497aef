{{ config(materialized='ephemeral') }}
/* lead */
with x as (select * from {{ ref('e1') }}) select a + 1 as a from x
