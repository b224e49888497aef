{{ measures_over(ref('fct_designated_officer_contacts')) }}
