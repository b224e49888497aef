{{ measures_over(ref('fct_referrals_since_launch')) }}
