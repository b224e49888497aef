{{ config(materialized='external', location='out/packed.csv.gz') }}
select place, v from {{ ref('nulls') }}
