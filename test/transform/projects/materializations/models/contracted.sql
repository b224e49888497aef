{{ config(materialized='table') }}
select 1 as id, 'q' as v, 2::bigint as amount