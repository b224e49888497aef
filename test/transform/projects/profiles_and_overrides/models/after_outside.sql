select count(*) as n from {{ ref('kept_outside') }}
