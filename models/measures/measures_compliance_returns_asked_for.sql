{{ measures_over(ref('fct_compliance_returns_asked_for')) }}
