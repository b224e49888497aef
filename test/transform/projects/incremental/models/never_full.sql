{{ config(materialized='incremental', full_refresh=false) }}
select * from {{ ref('events') }}
{% if is_incremental() %}where seen > (select max(seen) from {{ this }}){% endif %}
