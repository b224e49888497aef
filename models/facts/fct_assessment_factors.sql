-- R10: factors do not add up to assessments. 21 (no factors) with another factor is an issue, and 21 is ignored.
with assessments as (

    select * from {{ ref('fct_assessments') }}
    where factors is not null

),

split as (

    select
        assessments._row_id as assessment_row_id,
        assessments.child_key,
        assessments.authorised_date,
        assessments.factors = '21' as has_no_factors,
        unnest(string_to_array(assessments.factors, ';')) as factor,
        {{ provenance('assessments') }}
    from assessments

),

factors as (

    select distinct
        assessment_row_id || '|' || factor as factor_key,
        split.*
    from split
    where
        factor <> '21'
        or has_no_factors

)

select * from factors
