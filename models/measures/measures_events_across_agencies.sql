{{ measures_over(ref('fct_events_across_agencies')) }}
