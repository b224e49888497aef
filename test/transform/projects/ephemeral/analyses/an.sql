with p as (select * from {{ ref('e2') }}) select * from p
