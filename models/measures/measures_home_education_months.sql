{{ measures_over(ref('fct_home_education_months')) }}
