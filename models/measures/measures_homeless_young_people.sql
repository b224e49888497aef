{{ measures_over(ref('fct_homeless_young_people')) }}
