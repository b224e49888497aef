{{ measures_over(ref('fct_supported_young_carers')) }}
