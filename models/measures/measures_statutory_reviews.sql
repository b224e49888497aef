{{ measures_over(ref('fct_statutory_reviews')) }}
