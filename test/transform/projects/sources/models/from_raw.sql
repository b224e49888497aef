{{ config(materialized='table') }}
select id, loaded_at from {{ source('raw', 'late') }}