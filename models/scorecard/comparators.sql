-- What is published of other areas, for readers: beside the board's own figures, never among them.
select
    measure_id,
    comparator_kind,
    area_id,
    area_name,
    place,
    period_kind,
    period_start,
    period_end,
    value,
    symbol,
    areas_counted,
    areas_without_figure,
    source
from {{ ref('int_comparators') }}
