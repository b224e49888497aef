{{ config(materialized='external', format='csv', delimiter='|') }}
select place, v from {{ ref('nulls') }}
