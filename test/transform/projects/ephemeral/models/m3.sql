{{ config(materialized='table') }}
select (select max(a) from {{ ref('e1') }}) as m, 'with' as w
