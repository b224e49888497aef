{{ config(materialized='table', post_hook="insert into main.log select 'rows ' || count(*) from {{ this }}") }}
select * from {{ ref('a') }}