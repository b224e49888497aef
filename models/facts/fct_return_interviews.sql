with interviews as (

    {{ linked_rows(ref('stg_return_interviews')) }}

),

years as (

    select
        interviews.*,
        extract(year from {{ months_from('episode_start_date', -3) }}) as financial_year
    from interviews

),

-- Repeats always count from 1 April: a child is one from the day of the second row of the financial year.
numbered as (

    select
        years.*,
        row_number() over (
            partition by child_key, financial_year order by episode_start_date, return_interview_id, _row_id
        ) as row_in_year,
        row_number() over (
            partition by child_key, provider, financial_year order by episode_start_date, return_interview_id, _row_id
        ) as row_in_year_with_provider
    from years

),

described as (

    select
        _row_id,
        child_key,
        return_interview_id,
        episode_start_date,
        provider,
        status,
        coalesce(referred_on_for = 'sexual', false) as is_referred_for_sexual_exploitation,
        child_key is not null and row_in_year = 2 as makes_repeat,
        child_key is not null and row_in_year_with_provider = 2 as makes_repeat_with_provider,
        {{ provenance('numbered') }}
    from numbered

)

select * from described
