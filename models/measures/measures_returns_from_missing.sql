{{ measures_over(ref('fct_returns_from_missing')) }}
