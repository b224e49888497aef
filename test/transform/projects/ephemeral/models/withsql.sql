{{ config(materialized='ephemeral', alias='aliased_eph') }}
select 5 as a;
