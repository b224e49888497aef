{{ measures_over(ref('fct_training_attendance')) }}
