{{ config(materialized='table', tags=['t1'], alias='m_alias', my_key='v', pre_hook="select 1") }}
select 1 as id, 'a' as name, 1.5::decimal(10,2) as amount, date '2024-01-02' as d, timestamp '2024-01-02 03:04:05.123456' as ts, true as b, null::varchar as nl, 2.5::double as f, 12345678901::bigint as big
union all select 2, 'b', 2.25, date '2024-02-03', timestamp '2024-02-03 00:00:00', false, 'x', 0.1, 5
