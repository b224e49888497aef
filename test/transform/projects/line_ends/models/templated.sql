{{ config(materialized='table') }}
select id, name,
  {{ twice('id') }} as double
from {{ ref('plain') }}
