{{ measures_over(ref('fct_private_fostering_arrangements')) }}
