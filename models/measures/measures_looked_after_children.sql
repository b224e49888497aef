{{ measures_over(ref('fct_looked_after_children')) }}
