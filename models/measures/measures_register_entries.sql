{{ measures_over(ref('fct_register_entries')) }}
