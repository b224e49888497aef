{% macro noop() %}{% endmacro %}
{% macro rows(n) %}{{ return(run_query('select * from range(' ~ n ~ ') t(i) order by 1')) }}{% endmacro %}
{% macro typed(a: int, b: str = 'x') %}{{ a }}{{ b }}{% endmacro %}
{% macro twice(x) %}{{ return(x * 2) }}{% endmacro %}
{% macro wrap() %}<{{ caller() }}>{% endmacro %}
{% macro raises(msg) %}{{ exceptions.raise_compiler_error(msg) }}{% endmacro %}
{% macro thing(a=1) %}{{ return(adapter.dispatch('thing', 'p')(a)) }}{% endmacro %}
{% macro default__thing(a) %}default:{{ a }}{% endmacro %}
{% macro duckdb__thing(a) %}duckdb:{{ a }}{% endmacro %}
{% macro other() %}{{ return(adapter.dispatch('other', macro_namespace='p')()) }}{% endmacro %}
{% macro default__other() %}do{% endmacro %}
{% macro kw() %}{{ kwargs }}{{ varargs }}{% endmacro %}
{% macro _private() %}priv{% endmacro %}
