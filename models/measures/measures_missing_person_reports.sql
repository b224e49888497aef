{{ measures_over(ref('fct_missing_person_reports')) }}
