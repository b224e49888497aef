-- Where each child stands at a month end. The highest stage counts: looked after, plan, in need; early help overlaps them.
with early_help as (

    select * from {{ ref('fct_open_early_help') }}
    where is_case

),

in_need_episodes as (

    select * from {{ ref('fct_children_in_need_episodes') }}

),

in_need as (

    {{ open_at_month_ends('in_need_episodes', 'start_date', 'end_date') }}

),

on_plans as (

    select * from {{ ref('fct_children_on_plans') }}

),

looked_after as (

    select * from {{ ref('fct_looked_after_children') }}

),

children as (

    select * from {{ ref('dim_children') }}

),

records as (
{% for relation, stage, stage_rank in [
    ('looked_after', 'looked_after', 1),
    ('on_plans', 'child_protection_plan', 2),
    ('in_need', 'child_in_need', 3),
    ('early_help', 'early_help', 4),
] %}
    select
        snapshot_date,
        coalesce(child_key, _row_id) as child_or_row,
        child_key,
        '{{ stage }}' as stage,
        {{ stage_rank }} as stage_rank,
        _row_id,
        {{ provenance(relation) }}
    from {{ relation }}
    {{ 'union all' if not loop.last }}
{%- endfor %}

),

ranked as (

    select
        records.*,
        row_number() over (partition by snapshot_date, child_or_row order by stage_rank, _row_id) as record_rank,
        min(stage_rank) over (partition by snapshot_date, child_or_row) as highest_rank,
        bool_or(stage = 'early_help') over (partition by snapshot_date, child_or_row) as is_in_early_help
    from records

),

described as (

    select
        cast(ranked.snapshot_date as varchar) || '|' || ranked.child_or_row as child_in_services_key,
        ranked.snapshot_date,
        ranked.child_key,
        ranked._row_id,
        ranked.stage as highest_stage,
        ranked.is_in_early_help,
        ranked.highest_rank <= 3 as is_open_to_social_care,
        ranked.highest_rank = 3 as is_in_need_only,
        ranked.highest_rank = 2 as is_on_plan,
        ranked.highest_rank = 1 as is_looked_after,
        coalesce(children.disabled = 'disabled', false) as is_disabled,
        children.district,
        {{ characteristics_on('ranked.snapshot_date') }},
        {{ provenance('ranked') }}
    from ranked
    left join children
        on ranked.child_key = children.child_key
    where ranked.record_rank = 1

)

select * from described
