{% snapshot by_time %}
{{ config(target_schema='history', unique_key='id', strategy='timestamp', updated_at='changed_at') }}
select * from {{ ref('people') }}
{% endsnapshot %}

{% snapshot by_check %}
{{ config(target_schema='history', unique_key='id', strategy='check', check_cols=['name', 'grade'], invalidate_hard_deletes=True) }}
select * from {{ ref('people') }}
{% endsnapshot %}
