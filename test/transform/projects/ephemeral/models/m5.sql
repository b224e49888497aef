{{ config(materialized='incremental', unique_key='a') }}
select a, 1 as b from {{ ref('e3') }} {% if is_incremental() %} where a > (select max(a) from {{ this }}) {% endif %}
