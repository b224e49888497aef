select i as referral_id, 'E0700000' || cast(i % 2 + 1 as varchar) as district_code from range(4) as numbers(i)
