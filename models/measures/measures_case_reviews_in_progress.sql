{{ measures_over(ref('fct_case_reviews_in_progress')) }}
