with recursive t(n) as (select 1 union all select n + 1 from t where n < 3), z as (select * from {{ ref('e1') }}) select t.n, z.a from t, z
