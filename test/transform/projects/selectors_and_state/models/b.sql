{{ config(tags=['x'], materialized='table') }} select * from {{ ref('a') }}
