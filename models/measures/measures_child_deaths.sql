{{ measures_over(ref('fct_child_deaths')) }}
