{#-
  Confidence limits of a figure. Wilson for a percentage; for a rate exact Poisson under 10 events, else Byar's; null where
  neither holds (a numerator above its denominator, nothing to count over). z is 1.959963984540054 for 95% and
  3.090232306167813 for 99.8%; `per` is what a rate is given for.
-#}
{% macro wilson_limit(side, x, n, z) -%}
    (2 * {{ x }} + {{ z }} * {{ z }} {{ '-' if side == 'lower' else '+' }} {{ z }} * sqrt({{ z }} * {{ z }} + 4 * {{ x }} * (1 - {{ x }} / {{ n }})))
    / (2 * ({{ n }} + {{ z }} * {{ z }}))
{%- endmacro %}


{#- Limit of a count of 10 or more. -#}
{% macro byar_limit(side, x, z) -%}
    {%- if side == 'lower' -%}
    {{ x }} * power(1 - 1 / (9 * {{ x }}) - {{ z }} / (3 * sqrt({{ x }})), 3)
    {%- else -%}
    ({{ x }} + 1) * power(1 - 1 / (9 * ({{ x }} + 1)) + {{ z }} / (3 * sqrt({{ x }} + 1)), 3)
    {%- endif -%}
{%- endmacro %}


{#- `exact` is the limit of the seed poisson_limits for the same count, null for others. -#}
{% macro confidence_limit(side, unit, x, n, per, exact, z) -%}
    case
        when {{ x }} is null or {{ n }} is null or {{ x }} < 0 or {{ n }} <= 0 then null
        when {{ unit }} = 'percentage' and {{ x }} > {{ n }} then null
        when {{ unit }} = 'percentage' then {{ per }} * least(1, greatest(0, {{ wilson_limit(side, x, n, z) }}))
        when {{ x }} < 10 then {{ exact }} / {{ n }} * {{ per }}
        else {{ byar_limit(side, x, z) }} / {{ n }} * {{ per }}
    end
{%- endmacro %}
