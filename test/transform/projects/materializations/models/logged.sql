{{ config(materialized='logged_table', note='hello') }}
select * from {{ ref('uses') }}