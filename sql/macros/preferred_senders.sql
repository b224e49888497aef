{#-
  Rows of an extract that several agencies may send where the own agency comes first: rows of others count only for days
  that no window of the own agency covers (returns rules, Which source counts). The rest are kept for comparison.
-#}
{% macro preferred_sender_rows(relation, extract, dated_by) -%}
with extract_rows as (

    select * from {{ relation }}

),

own_agency as (

    select
        extract,
        agency
    from {{ ref('extracts') }}
    where extract = '{{ extract }}'

),

marked as (

    select
        extract_rows.*,
        cast(extract_rows.{{ dated_by }} as date) as _row_date,
        own_agency.agency is not null as _is_own
    from (select *, '{{ extract }}' as _extract from extract_rows) as extract_rows
    left join own_agency
        on extract_rows._extract = own_agency.extract
        and split_part(extract_rows._sender, '/', 1) = own_agency.agency

),

own_windows as (

    select distinct
        submissions.extract,
        submissions.covers_from,
        submissions.covers_to
    from {{ ref('int_submissions') }} as submissions
    inner join own_agency
        on submissions.extract = own_agency.extract
        and submissions.agency = own_agency.agency
    where submissions.covers_from is not null

),

covered_days as (

    select distinct marked._row_date
    from marked
    inner join own_windows
        on marked._extract = own_windows.extract
        and marked._row_date >= own_windows.covers_from
        and marked._row_date <= own_windows.covers_to
    where not marked._is_own

),

preferred as (

    select marked.*
    from marked
    left join covered_days
        on marked._row_date = covered_days._row_date
    where
        marked._is_own
        or covered_days._row_date is null

)

select * from preferred
{%- endmacro %}
