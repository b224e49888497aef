{{ config(alias='Second Name', materialized='table') }}
select * from {{ ref('shop', 'one') }}