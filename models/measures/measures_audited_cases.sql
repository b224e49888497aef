{{ measures_over(ref('fct_audited_cases')) }}
