/* {{ ref('e1') }} */ select 1 as a
