{{ config(materialized='ephemeral', alias='eph_alias') }} select id, 'x' as kind from {{ ref('stg') }}
