{{ config(materialized='ephemeral') }}
select * from {{ ref('m1') }}
