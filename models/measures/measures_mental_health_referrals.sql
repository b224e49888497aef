{{ measures_over(ref('fct_mental_health_referrals')) }}
