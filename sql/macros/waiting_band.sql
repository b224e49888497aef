{#- Weeks of waiting, in bands. -#}
{% macro waiting_band(weeks) -%}
    case
        when {{ weeks }} is null then null
        when {{ weeks }} < 4 then 'under_4'
        when {{ weeks }} < 8 then '4_to_under_8'
        when {{ weeks }} < 12 then '8_to_under_12'
        when {{ weeks }} < 18 then '12_to_under_18'
        else '18_or_more'
    end
{%- endmacro %}
