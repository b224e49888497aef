{{ config(severity='warn', store_failures=true, limit=1, warn_if='>0') }}
select * from {{ ref('a') }} where id = 2
