{{ measures_over(ref('fct_referrals')) }}
