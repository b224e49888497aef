-- Cases in multi-agency audits, once for each key agency that did not engage, or once with none. Agencies overlap, so their
-- shares do not add up.
with cases as (

    select * from {{ ref('fct_audited_cases') }}
    where is_multi_agency

),

split as (

    select
        cases._row_id as audited_case_row_id,
        cases.audit_date,
        cast(null as varchar) as child_key,
        nullif(trim(unnest(string_to_array(coalesce(cases.agencies_not_engaged, ''), ';'))), '') as agency_not_engaged,
        {{ provenance('cases') }}
    from cases

)

select distinct
    audited_case_row_id || '|' || coalesce(agency_not_engaged, '') as agency_not_engaged_key,
    split.*
from split
