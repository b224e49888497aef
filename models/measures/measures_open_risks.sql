{{ measures_over(ref('fct_open_risks')) }}
