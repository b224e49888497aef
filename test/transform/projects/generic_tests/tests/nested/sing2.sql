{{ config(tags='zz', meta={'a': 1}, error_if='>2', warn_if='>=1', schema='x') }}
select * from {{ ref('a') }} -- comment
