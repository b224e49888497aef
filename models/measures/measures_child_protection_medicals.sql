{{ measures_over(ref('fct_child_protection_medicals')) }}
