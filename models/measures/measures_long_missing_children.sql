{{ measures_over(ref('fct_long_missing_children')) }}
