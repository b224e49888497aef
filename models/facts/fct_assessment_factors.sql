-- R10: factors do not add up to assessments. 21 (no factors) with another factor is an issue, and 21 is ignored. An assessment
-- without any has one row, with none.
with assessments as (

    select * from {{ ref('fct_assessments') }}

),

split as (

    select
        assessments._row_id as assessment_row_id,
        assessments.child_key,
        assessments.authorised_date,
        coalesce(assessments.factors, '21') = '21' as has_no_factors,
        nullif(unnest(string_to_array(coalesce(assessments.factors, ''), ';')), '') as factor,
        {{ provenance('assessments') }}
    from assessments

),

factors as (

    select distinct
        assessment_row_id || '|' || coalesce(factor, '') as factor_key,
        split.*
    from split
    where
        factor is null
        or factor <> '21'
        or has_no_factors

)

select * from factors
