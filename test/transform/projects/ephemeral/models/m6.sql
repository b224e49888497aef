select * from (with inner_cte as (select 3 as a) select * from inner_cte) i union all select a from {{ ref('e1') }}
