select *, {{ outer_m() }} as k from {{ ref('b') }}
