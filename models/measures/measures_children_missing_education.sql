{{ measures_over(ref('fct_children_missing_education')) }}
