{{ config(materialized='incremental', unique_key='referral_id') }}

select * from {{ ref('referrals') }}
{% if is_incremental() %}
where referral_id > (select max(referral_id) from {{ this }})
{% endif %}
