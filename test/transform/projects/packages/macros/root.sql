{% macro default__plain(x) %}root plain {{ x }}{% endmacro %}
{% macro duckdb__date_trunc(part, d) %}date_trunc('{{ part }}', {{ d }}) /* mine */{% endmacro %}
