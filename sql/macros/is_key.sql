{#- Rows whose key columns are not unique together, or not filled: the grain of a model in one test. -#}
{% test is_key(model, columns) %}

with keys as (

    select
        {%- for column in columns %}
        {{ column }},
        {%- endfor %}
        count(*) as rows_with_key
    from {{ model }}
    group by
        {%- for column in columns %}
        {{ column }}{{ ',' if not loop.last }}
        {%- endfor %}

)

select * from keys
where
    rows_with_key > 1
    {%- for column in columns %}
    or {{ column }} is null
    {%- endfor %}

{% endtest %}
