{{ measures_over(ref('fct_pupil_absence')) }}
