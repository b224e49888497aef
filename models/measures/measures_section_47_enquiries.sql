{{ measures_over(ref('fct_section_47_enquiries')) }}
