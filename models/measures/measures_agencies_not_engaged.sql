{{ measures_over(ref('fct_agencies_not_engaged')) }}
