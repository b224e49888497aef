{{ config(alias='table_alias') }} select id, 'x' as kind from {{ ref('stg') }}
