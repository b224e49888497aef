{{ config(materialized='table', indexes=[{'columns': ['id'], 'unique': true}, {'columns': ['v']}]) }}
select 1 as id, 'q' as v