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
        when {{ months_from(care_period_start, 12) }} > {{ day }} then 'under_1_year'
        when {{ months_from(care_period_start, 24) }} > {{ day }} then '1_to_under_2_years'
        when {{ months_from(care_period_start, 60) }} > {{ day }} then '2_to_under_5_years'
        when {{ care_period_start }} is not null then '5_years_or_more'
    end
{%- endmacro %}
