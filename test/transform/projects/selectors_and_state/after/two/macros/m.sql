{% macro inner_m() %}2{% endmacro %}
{% macro outer_m() %}{{ inner_m() }} + 1{% endmacro %}
{% macro disp() %}{{ return(adapter.dispatch('disp', 'shop')()) }}{% endmacro %}
{% macro default__disp() %}{{ inner_m() }}{% endmacro %}
