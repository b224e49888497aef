{{ measures_over(ref('fct_youth_justice_outcomes')) }}
