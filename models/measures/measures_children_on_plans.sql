{{ measures_over(ref('fct_children_on_plans')) }}
