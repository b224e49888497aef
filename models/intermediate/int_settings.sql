with settings as (

    select * from {{ source('ledger', 'board_settings') }}

),

in_one_row as (

    select
        coalesce(max(case when name = 'working_day_start' then value end), 'day_0') as working_day_start,
        cast(coalesce(max(case when name = 'contact_to_early_help_days' then value end), '28') as integer)
            as contact_to_early_help_days,
        coalesce(
            max(case when name = 'early_help_standards' then value end), '5, 15, 25 working days; 42 days'
        ) as early_help_standards,
        cast(max(case when name = 'early_help_launch_date' then value end) as date) as early_help_launch_date,
        coalesce(
            max(case when name = 'child_protection_visit_window' then value end), '14 calendar days'
        ) as child_protection_visit_window,
        cast(coalesce(max(case when name = 'frequent_missing_count' then value end), '3') as integer)
            as frequent_missing_count,
        cast(coalesce(max(case when name = 'frequent_missing_days' then value end), '90') as integer)
            as frequent_missing_days,
        cast(coalesce(max(case when name = 'missing_intervention_days' then value end), '90') as integer)
            as missing_intervention_days,
        coalesce(max(case when name = 'residential_placement_types' then value end), 'H5 K1 K2 K3 R1 S1')
            as residential_placement_types,
        coalesce(max(case when name = 'toxic_trio_factors' then value end), '3A 3B 3C 1B 2B 4B')
            as toxic_trio_factors,
        coalesce(max(case when name = 'traveller_and_roma_board_group' then value end), 'bme')
            as traveller_and_roma_board_group,
        cast(coalesce(max(case when name = 'school_attendance_threshold' then value end), '10') as double precision)
            as school_attendance_threshold,
        cast(coalesce(max(case when name = 'training_hours_per_day' then value end), '6') as double precision)
            as training_hours_per_day,
        coalesce(max(case when name = 'statistical_neighbours_method' then value end), 'median')
            as statistical_neighbours_method
    from settings

)

select
    1 as setting_set,
    in_one_row.*,
    cast(trim(split_part(early_help_standards, ',', 1)) as integer) as early_help_contact_days,
    cast(trim(split_part(early_help_standards, ',', 2)) as integer) as early_help_assessment_days,
    cast(split_part(trim(split_part(early_help_standards, ',', 3)), ' ', 1) as integer) as early_help_plan_days,
    cast(split_part(trim(split_part(early_help_standards, ';', 2)), ' ', 1) as integer) as early_help_review_days
from in_one_row
