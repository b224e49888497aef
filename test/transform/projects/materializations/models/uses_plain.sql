{{ config(materialized='table', alias='plain_alias') }}
select * from {{ ref('base') }}