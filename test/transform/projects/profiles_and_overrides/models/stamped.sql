{{ config(materialized='stamped', stamp='blue', pre_hook="create table if not exists log_of_hooks (place integer)", post_hook="insert into log_of_hooks values (1)") }}
select zone from {{ ref('zoned') }}
