{{ measures_over(ref('fct_scorecard_items')) }}
