{{ measures_over(ref('fct_custody_detentions')) }}
