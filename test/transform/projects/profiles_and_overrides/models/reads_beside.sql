select count(*) as rows_beside from {{ ref('beside') }}
