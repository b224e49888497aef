{{ config(materialized='external', format='csv', delimiter='|', location='out/ext.csv') }}
select 1 as id, 'q' as v