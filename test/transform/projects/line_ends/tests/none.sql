select *
from {{ ref('templated') }}
where id > 10
