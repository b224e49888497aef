{{ measures_over(ref('fct_strategy_discussions')) }}
