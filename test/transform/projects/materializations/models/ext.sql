{{ config(materialized='external', location='out/ext.parquet') }}
select 1 as id, 'q' as v