{% macro note(word, times=1) %}
  {% for i in range(times) %}
    {% do run_query("insert into main.log values ('" ~ word ~ " " ~ i ~ "')") %}
  {% endfor %}
  {% do adapter.commit() %}
  {{ log('noted ' ~ word, info=true) }}
{% endmacro %}
{% macro at_end(results) %}{% if execute %}
  {% for r in results %}insert into main.log values ('{{ r.node.name }} {{ r.status }}');{% endfor %}
{% endif %}{% endmacro %}
{% macro uses_query() %}{% set q = run_query('select count(*) as n from main.log') %}{% if execute %}{{ return(q.columns[0].values()[0]) }}{% endif %}{% endmacro %}
