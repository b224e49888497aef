{{ measures_over(ref('fct_early_help_episodes')) }}
