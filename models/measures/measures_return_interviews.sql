{{ measures_over(ref('fct_return_interviews')) }}
