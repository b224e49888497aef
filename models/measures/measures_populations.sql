{{ measures_over(ref('fct_populations')) }}
