{{ measures_over(ref('fct_contacts')) }}
