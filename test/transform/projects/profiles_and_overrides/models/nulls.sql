select v, row_number() over (order by v) as place from (values (2), (null), (1)) as t(v)
