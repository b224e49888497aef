{{ config(materialized='incremental', pre_hook="create table if not exists main.notes (n int)", post_hook=["insert into main.notes select count(*) from {{ this }}", {'sql': 'insert into main.notes values (0)', 'transaction': True}]) }}
select * from {{ ref('events') }}
{% if is_incremental() %}where seen > (select max(seen) from {{ this }}){% endif %}
