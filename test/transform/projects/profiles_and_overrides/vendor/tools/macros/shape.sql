{% materialization stamped, adapter='duckdb' %}
  {%- set target_relation = this.incorporate(type='table') -%}
  {{ run_hooks(pre_hooks) }}
  {% call statement('main') -%}
    create or replace table {{ target_relation }} as (select *, '{{ config.get("stamp", "none") }}' as stamp from ({{ sql }}) as s)
  {%- endcall %}
  {{ run_hooks(post_hooks) }}
  {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}

{% macro zone() %}{{ return(var('tools:zone')) }}{% endmacro %}
