{% macro op() %}{{ exceptions.raise_compiler_error('no') }}{% endmacro %}
