select * from {{ ref('unused_eph') }}
