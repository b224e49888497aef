{{ measures_over(ref('fct_privately_fostered_children')) }}
