{% materialization logged_table, adapter='duckdb', supported_languages=['sql'] %}
  {%- set target_relation = this.incorporate(type='table') -%}
  {{ run_hooks(pre_hooks) }}
  {% call statement('main') %}
    create or replace table {{ target_relation }} as ({{ sql }})
  {% endcall %}
  {% do run_query("create or replace table main.noted as select '" ~ config.get('note') ~ "' as note, '" ~ model.name ~ "' as name") %}
  {{ run_hooks(post_hooks) }}
  {% do adapter.commit() %}
  {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}
