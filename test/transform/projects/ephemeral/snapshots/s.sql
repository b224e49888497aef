{% snapshot snap %}{{ config(unique_key='a', strategy='check', check_cols='all', target_schema='main') }} select distinct a from {{ ref('e3') }}{% endsnapshot %}
