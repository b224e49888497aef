{{ measures_over(ref('fct_returns_due')) }}
