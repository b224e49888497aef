{{ measures_over(ref('fct_serious_incidents')) }}
