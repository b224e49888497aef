{{ config(tags=['y'], materialized='view') }} select * from {{ ref('a') }}
