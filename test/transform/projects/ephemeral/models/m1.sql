-- leading comment
/* block
comment with ( */
with y as (select * from {{ ref('e3') }}) select * from y
