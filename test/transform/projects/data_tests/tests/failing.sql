{{ config(error_if='>2', warn_if='>0', limit=2) }}
select * from {{ ref('all_things') }}