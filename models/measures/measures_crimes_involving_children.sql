{{ measures_over(ref('fct_crimes_involving_children')) }}
