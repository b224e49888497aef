{{ measures_over(ref('fct_assessment_factors')) }}
