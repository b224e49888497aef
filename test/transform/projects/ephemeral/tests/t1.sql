with f as (select * from {{ ref('e3') }}) select * from f where a > 10
