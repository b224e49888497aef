{{ config(materialized='incremental', incremental_strategy='append') }}
select * from {{ ref('events') }}
{% if is_incremental() %}where seen > (select max(seen) from {{ this }}){% endif %}
