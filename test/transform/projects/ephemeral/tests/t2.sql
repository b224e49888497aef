select * from {{ ref('e1') }} where a > 10
