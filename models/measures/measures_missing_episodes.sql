{{ measures_over(ref('fct_missing_episodes')) }}
