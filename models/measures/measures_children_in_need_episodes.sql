{{ measures_over(ref('fct_children_in_need_episodes')) }}
