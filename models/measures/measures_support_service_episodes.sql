{{ measures_over(ref('fct_support_service_episodes')) }}
