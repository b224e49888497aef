{{ measures_over(ref('fct_assessments')) }}
