{#- Where a number went: up, down, or the same at the decimals shown. -#}
{% macro direction_of_travel(now, before, decimals) -%}
    case
        when {{ now }} is null or {{ before }} is null then null
        when {{ rounded(now, decimals) }} = {{ rounded(before, decimals) }} then 'same'
        when {{ now }} > {{ before }} then 'up'
        else 'down'
    end
{%- endmacro %}


{#- Half away from zero, with the room that binary fractions need (R4). -#}
{% macro rounded(value, decimals) -%}
    sign({{ value }}) * floor(abs({{ value }}) * power(10, {{ decimals }}) + 0.5 + 0.0000000149) / power(10, {{ decimals }})
{%- endmacro %}


{#-
  The board's own thresholds by method, on unrounded values. What is missing is never red or green, nor is anything held
  against a target that is not there. A low number below the floor, which may be under-reporting, is never green; a count
  that is known to be under-reported is green only where the board has set such a floor.
-#}
{% macro rag_rating() -%}
    case
        when method is null or method = 'none' then 'none'
        when value is null or status in ('not_available', 'not_applicable') then 'no_data'
        when method = 'range'
            and (lower_threshold is null or upper_threshold is null or lower_threshold > upper_threshold)
            then 'no_data'
        when method = 'target' and target is null then 'no_data'
        when method = 'target' and polarity not in ('high', 'low') then 'none'
        when method = 'range' and polarity = 'high' then
            case
                when value < lower_threshold then 'red'
                when value < upper_threshold then 'amber'
                else 'green'
            end
        when method = 'range' and polarity = 'banded' then
            case when value < lower_threshold or value > upper_threshold then 'red' else 'green' end
        when method = 'range' then
            case
                when value >= upper_threshold then 'red'
                when value >= lower_threshold or value < floor_value then 'amber'
                when low_may_be_under_reported and floor_value is null then 'none'
                else 'green'
            end
        when method = 'target' and polarity = 'high' then
            case
                when value >= target then 'green'
                when value >= target - case when tolerance_unit = 'percent' then abs(target) * coalesce(tolerance, 0) / 100 else coalesce(tolerance, 0) end then 'amber'
                else 'red'
            end
        when method = 'target' then
            case
                when value <= target and value < floor_value then 'amber'
                when value <= target and low_may_be_under_reported and floor_value is null then 'none'
                when value <= target then 'green'
                when value <= target + case when tolerance_unit = 'percent' then abs(target) * coalesce(tolerance, 0) / 100 else coalesce(tolerance, 0) end then 'amber'
                else 'red'
            end
        -- Wholly on one side of the published value, or not told apart from it.
        when method = 'benchmark' then
            case
                when benchmark_value is null or lower_limit is null then 'no_data'
                when upper_limit < benchmark_value
                    then case polarity when 'low' then 'better' when 'high' then 'worse' else 'lower' end
                when lower_limit > benchmark_value
                    then case polarity when 'low' then 'worse' when 'high' then 'better' else 'higher' end
                else 'similar'
            end
        else 'none'
    end
{%- endmacro %}


{#-
  Whether a figure can be told apart from another by its own limits: at 0.025 (95%) or 0.001 (99.8%). For percentages this is
  the same question as whether it lies outside the limits of a funnel around the other, drawn by the same method.
-#}
{% macro significance_label(benchmark) -%}
    case
        when {{ benchmark }} is null or lower_limit is null then null
        when lower_limit_998 > {{ benchmark }} then 'high_0.001'
        when lower_limit > {{ benchmark }} then 'high_0.025'
        when upper_limit_998 < {{ benchmark }} then 'low_0.001'
        when upper_limit < {{ benchmark }} then 'low_0.025'
        else 'not_significant'
    end
{%- endmacro %}
