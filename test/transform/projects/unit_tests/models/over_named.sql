select count(*) as n, max(kind) as kind from {{ ref('eph_named') }}
