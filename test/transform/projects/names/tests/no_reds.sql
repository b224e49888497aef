{{ config(severity='warn', tags=['s']) }}
select * from {{ ref('one') }} where colour = 'red'