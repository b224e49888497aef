{{ config(materialized='view') }}

select districts.name, count(*) as referrals
from {{ ref('referrals') }} as referrals
inner join {{ ref('districts') }} as districts on referrals.district_code = districts.code
group by districts.name
