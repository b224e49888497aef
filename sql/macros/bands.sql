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


{#- Length of a care period on a day, in bands. -#}
{% macro care_duration_band(care_period_start, day) -%}
    case
        when {{ care_period_start }} > {{ months_from(day, -12) }} then 'under_1_year'
        when {{ care_period_start }} > {{ months_from(day, -24) }} then '1_to_under_2_years'
        when {{ care_period_start }} > {{ months_from(day, -60) }} then '2_to_under_5_years'
        when {{ care_period_start }} is not null then '5_years_or_more'
    end
{%- endmacro %}
