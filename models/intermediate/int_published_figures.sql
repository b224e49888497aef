-- Published statistics as measures of this catalogue: the figure of every area and year, with the counts behind it. Where a
-- table gives several parts of an indicator for one area and year, none of them is the whole, and none is taken.
with published as (

    select * from {{ ref('stg_published_statistics') }}

),

indicators as (

    select * from {{ ref('published_indicators') }}

),

measures as (

    select * from {{ ref('measures') }}

),

figures as (

    select
        indicators.measure_id,
        indicators.period_kind,
        published.period_end,
        published.area_id,
        max(lower(published.geographic_level)) as geographic_level,
        max(published.area_code) as area_code,
        max(published.area_name) as area_name,
        max(published.region_code) as region_code,
        max(case when indicators.side = 'value' then published.figure end) as published_value,
        max(case when indicators.side = 'numerator' then published.figure end) as numerator,
        max(case when indicators.side = 'denominator' then published.figure end) as denominator,
        max(case when indicators.side = 'value' then published.symbol end) as value_symbol,
        max(case when indicators.side = 'numerator' then published.symbol end) as numerator_symbol,
        max(published._submission_id) as submission_id,
        max(case when indicators.side = 'value' then 1 else 0 end) as has_value
    from published
    inner join indicators
        on published.indicator = indicators.indicator
    group by indicators.measure_id, indicators.period_kind, published.period_end, published.area_id
    having count(distinct published.indicator) = count(*)

),

valued as (

    select
        figures.measure_id,
        figures.period_kind,
        figures.period_end,
        figures.area_id,
        figures.geographic_level,
        figures.area_code,
        figures.area_name,
        figures.region_code,
        case
            when measures.value_rule = 'numerator' then figures.numerator
            else figures.published_value
        end as value,
        figures.numerator,
        figures.denominator,
        case
            when measures.value_rule = 'numerator' then figures.numerator_symbol
            else figures.value_symbol
        end as symbol,
        figures.submission_id
    from figures
    inner join measures
        on figures.measure_id = measures.measure_id
    where
        measures.value_rule = 'numerator'
        or figures.has_value = 1

)

select * from valued
