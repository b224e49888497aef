/** Descriptions as comments in the database, where persist_docs asks for them. */
export const docs = String.raw`
{% macro default__persist_docs(relation, model, for_relation=true, for_columns=true) -%}
  {%- if for_relation and config.persist_relation_docs() and model.description -%}
    {%- do run_query(alter_relation_comment(relation, model.description)) -%}
  {%- endif -%}
  {%- if for_columns and config.persist_column_docs() and model.columns -%}
    {%- set text = alter_column_comment(relation, model.columns) -%}
    {%- if text and text | trim %}{% do run_query(text) %}{% endif -%}
  {%- endif -%}
{% endmacro %}
{% macro default__alter_relation_comment(relation, relation_comment) -%}
  comment on {{ relation.type }} {{ relation }} is '{{ relation_comment | replace("'", "''") }}';
{%- endmacro %}
{% macro default__alter_column_comment(relation, column_dict) -%}
  {%- set existing = adapter.get_columns_in_relation(relation) | map(attribute='name') | map('lower') | list -%}
  {%- for name in column_dict if name | lower in existing %}
    comment on column {{ relation }}.{{ adapter.quote(name) }} is '{{ column_dict[name]['description'] | replace("'", "''") }}';
  {%- endfor -%}
{%- endmacro %}
`;
