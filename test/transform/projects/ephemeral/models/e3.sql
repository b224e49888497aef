{{ config(materialized='ephemeral') }}
select * from {{ ref('e2') }} union all select * from {{ ref('e1') }}
