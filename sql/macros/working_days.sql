{#-
  R8: working days after the start up to and including the end; negative (at least -1) where the end comes first. Expects
  int_working_days joined twice, on the start day and on the end day.
-#}
{% macro working_days_between(starts, ends) -%}
    case
        when {{ ends }}.calendar_date < {{ starts }}.calendar_date
            then least(-1, {{ ends }}.working_day_number - {{ starts }}.working_day_number)
        else {{ ends }}.working_day_number - {{ starts }}.counted_from
    end
{%- endmacro %}
