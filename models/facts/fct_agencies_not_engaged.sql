-- Agencies overlap, so their shares do not add up.
with cases as (

    select * from {{ ref('fct_audited_cases') }}
    where lacks_engagement

),

split as (

    select
        cases._row_id as audited_case_row_id,
        cases.audit_date,
        trim(unnest(string_to_array(cases.agencies_not_engaged, ';'))) as agency_not_engaged,
        {{ provenance('cases') }}
    from cases

)

select distinct
    audited_case_row_id || '|' || agency_not_engaged as agency_not_engaged_key,
    split.*
from split
