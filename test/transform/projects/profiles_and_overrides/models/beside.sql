{{ config(database='beside', schema='main') }}
select place from {{ ref('nulls') }}
