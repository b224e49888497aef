-- Referrals before and after the early help model began, for each month end since: those from the launch to the month end,
-- and those in the same number of days before the launch (setting early_help_launch_date).
with referrals as (

    select * from {{ ref('fct_referrals') }}

),

settings as (

    select * from {{ ref('int_settings') }}
    where early_help_launch_date is not null

),

months as (

    select
        1 as setting_set,
        month_end
    from {{ ref('int_months') }}

),

windows as (

    select
        months.month_end as snapshot_date,
        settings.early_help_launch_date as launch_date,
        {{ days_from('settings.early_help_launch_date', '-(months.month_end - settings.early_help_launch_date + 1)') }}
            as first_day,
        settings.setting_set
    from months
    inner join settings
        on months.setting_set = settings.setting_set
    where months.month_end >= settings.early_help_launch_date

),

described as (

    select
        cast(windows.snapshot_date as varchar) || '|' || referrals._row_id as referral_since_launch_key,
        windows.snapshot_date,
        referrals._row_id,
        referrals.child_key,
        referrals.referral_date,
        case when referrals.referral_date >= windows.launch_date then 1 else -1 end as change,
        referrals.referral_date < windows.launch_date as is_before_launch,
        {{ provenance('referrals') }}
    from windows
    inner join (select *, 1 as setting_set from referrals) as referrals
        on windows.setting_set = referrals.setting_set
    where
        referrals.referral_date >= windows.first_day
        and referrals.referral_date <= windows.snapshot_date

)

select * from described
