WITH
-- c
q AS (select 1 as z) select q.z, e.a from q, {{ ref('e2') }} e
