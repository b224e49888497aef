{{ config(materialized='table', sql_header="create or replace temp macro plus_one(x) as x + 1;") }}
select plus_one(1) as two