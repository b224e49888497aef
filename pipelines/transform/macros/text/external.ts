/** External models: the rows go to a file, and a view reads it. Also table functions. */
export const duckdbExternal = String.raw`
{%- macro external_location(relation, config) -%}
  {{- adapter.external_root() }}/{{ relation.identifier }}{{ '' if config.get('options', {}).get('partition_by') else '.' ~ config.get('format', 'parquet') }}
{%- endmacro -%}

{% macro location_exists(location) -%}{% do return(adapter.location_exists(location)) %}{% endmacro %}

{% macro write_to_file(relation, location, options) -%}
  {% call statement('write_to_file') -%}copy {{ relation }} to '{{ location }}' ({{ options }}){%- endcall %}
{% endmacro %}

{% macro store_relation(plugin, relation, location, format, config) -%}
  {% do adapter.store_relation(plugin, relation, adapter.get_columns_in_relation(relation), location, format, config) %}
{% endmacro %}

{% macro render_write_options(config) -%}
  {%- set options = config.get('options', {}) -%}
  {%- if options is not mapping %}{% do exceptions.raise_compiler_error('The options argument must be a dictionary') %}{% endif -%}
  {%- set rendered = {} -%}
  {%- for key in options %}{% do rendered.update({key: render(options[key])}) %}{% endfor -%}
  {%- for key in ['format', 'delimiter'] if config.get(key) %}{% do rendered.update({key: render(config.get(key))}) %}{% endfor -%}
  {%- do return(rendered) -%}
{%- endmacro %}

{% macro read_external(location, format, options) -%}
  read_{{ format }}('{{ location }}'
  {%- for key, value in options.items() %}, {{ key }}={{ "'" ~ value ~ "'" if value is string else value }}{% endfor -%}
  )
{%- endmacro %}

{%- macro register_upstream_external_models() -%}
  {%- if execute -%}
    {%- set seen = [] -%}
    {%- for id in selected_resources if id in graph['nodes'] -%}
      {%- for parent_id in graph['nodes'][id]['depends_on']['nodes'] if parent_id not in selected_resources and parent_id not in seen -%}
        {%- do seen.append(parent_id) -%}
        {%- set parent = graph['nodes'].get(parent_id) -%}
        {%- if parent and parent.resource_type in ('model', 'seed') and parent.config.materialized == 'external' -%}
          {%- set relation = api.Relation.create(database=parent['database'], schema=parent['schema'], identifier=parent['alias']) -%}
          {%- set options = render_write_options(parent.config) -%}
          {%- set location = adapter.external_read_location(parent.config.get('location', external_location(relation, parent.config)), options) -%}
          {%- call statement('main') -%}create schema if not exists {{ relation.without_identifier() }}{%- endcall -%}
          {%- call statement('main') -%}create or replace view {{ relation }} as (select * from '{{ location }}'){%- endcall -%}
        {%- endif -%}
      {%- endfor -%}
    {%- endfor -%}
    {%- do adapter.commit() -%}
  {%- endif -%}
{%- endmacro -%}

{% materialization external, adapter='duckdb', supported_languages=['sql'] %}
  {%- set location = render(config.get('location', default=external_location(this, config))) -%}
  {%- set options = render_write_options(config) -%}
  {%- set write_options = adapter.external_write_options(location, options) -%}
  {%- set known = ['csv', 'parquet', 'json'] -%}
  {%- set format = config.get('format') -%}
  {%- if format and format not in known %}{{ exceptions.raise_compiler_error('Invalid format: ' ~ format ~ '. Allowed formats are: ' ~ known | join(', ')) }}{% endif -%}
  {%- if not format %}{% set format = options['format'] | lower %}{% endif -%}
  {%- if format not in known %}{% set format = 'parquet' %}{% endif -%}
  {%- set packed = {'compression': options['compression']} if options.get('compression') else {} -%}
  {%- set readers = {
    'parquet': config.get('parquet_read_options', {'union_by_name': False}),
    'json': dict(packed, **config.get('json_read_options', {'auto_detect': True})),
    'csv': dict(packed, **config.get('csv_read_options', {'auto_detect': True})),
  } -%}
  {%- set old = load_cached_relation(this) -%}
  {%- set new = this.incorporate(type='view') -%}
  {%- set rows = make_intermediate_relation(this.incorporate(type='table')) -%}
  {%- set draft = make_intermediate_relation(new, suffix='__dbt_int') -%}
  {%- do drop_relation_if_exists(load_cached_relation(draft)) -%}
  {%- do drop_relation_if_exists(load_cached_relation(rows)) -%}
  {{ run_hooks(pre_hooks, inside_transaction=False) }}
  {{ run_hooks(pre_hooks, inside_transaction=True) }}
  {%- call statement('create_table') -%}{{ create_table_as(False, rows, compiled_code) }}{%- endcall -%}
  {%- set columns = adapter.get_columns_in_relation(rows) -%}
  {%- set empty = run_query('select count(*) from ' ~ rows).columns[0].values()[0] == 0 -%}
  {#- A file without rows would have no columns: one row of nulls stands for none, and the view leaves it out. -#}
  {%- if empty -%}
    {%- call statement('placeholder') -%}insert into {{ rows }} values ({{ (['null'] * (columns | length)) | join(', ') }}){%- endcall -%}
  {%- endif -%}
  {{ write_to_file(rows, location, write_options) }}
  {%- call statement('main') -%}
    create or replace view {{ draft }} as (
      select * from {{ read_external(adapter.external_read_location(location, options), format, readers[format]) }}
      {% if empty %}where {% for column in columns %}{{ column.quoted }} is not null{{ ' and ' if not loop.last }}{% endfor %}{% endif %}
    )
  {%- endcall -%}
  {%- if old is not none %}{% do adapter.drop_relation(old) %}{% endif -%}
  {%- do adapter.rename_relation(draft, new) -%}
  {%- do adapter.drop_relation(rows) -%}
  {{ run_hooks(post_hooks, inside_transaction=True) }}
  {%- do persist_docs(new, model) -%}
  {{ adapter.commit() }}
  {%- if config.get('plugin') is not none or config.get('glue_register', default=false) %}{% do store_relation(config.get('plugin'), new, location, format, config) %}{% endif -%}
  {{ run_hooks(post_hooks, inside_transaction=False) }}
  {{ return({'relations': [new]}) }}
{% endmaterialization %}

{% materialization table_function, adapter='duckdb' %}
  {%- set target = api.Relation.create(identifier=model['alias'], schema=schema, database=database, type='view') -%}
  {%- set parameters = config.get('parameters') or '' -%}
  {{ run_hooks(pre_hooks, inside_transaction=False) }}
  {{ run_hooks(pre_hooks, inside_transaction=True) }}
  {%- call statement('main') -%}
    create or replace function {{ target.render() }}({{ parameters if parameters is string else parameters | join(', ') }}) as table ({{ sql }})
  {%- endcall -%}
  {{ run_hooks(post_hooks, inside_transaction=True) }}
  {{ adapter.commit() }}
  {{ run_hooks(post_hooks, inside_transaction=False) }}
  {{ return({'relations': [target]}) }}
{% endmaterialization %}
`;
