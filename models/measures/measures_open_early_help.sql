{{ measures_over(ref('fct_open_early_help')) }}
