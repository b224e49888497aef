{{ measures_over(ref('fct_domestic_abuse_incidents')) }}
