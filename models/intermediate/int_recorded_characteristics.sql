-- Every column of a return that says something of a child: sex, age, ethnic group, language, disability, where it lives, and
-- the numbers that link it. A test holds this list to the connectors.
{% set returns = [
    ('children', ref('stg_children'), [
        'sex', 'ethnicity', 'preferred_language', 'disabilities', 'date_of_birth', 'district', 'ward', 'nhs_number', 'upn',
    ]),
    ('referrals', ref('stg_referrals'), ['district']),
    ('crimes_involving_children', ref('stg_crimes_involving_children'), ['sex', 'ethnicity', 'age']),
    ('custody_detentions', ref('stg_custody_detentions'), ['age']),
    ('missing_person_reports', ref('stg_missing_person_reports'), ['age']),
    ('domestic_abuse_incidents', ref('stg_domestic_abuse_incidents'), ['ward']),
    ('youth_justice_outcomes', ref('stg_youth_justice_outcomes'), ['age']),
    ('homelessness_presentations', ref('stg_homelessness_presentations'), ['age']),
    ('child_deaths', ref('stg_child_deaths'), ['date_of_birth']),
] %}
with counted as (
    {% for extract, relation, columns in returns %}
    {{ recorded_characteristics(relation, extract, columns) }}
    {%- if not loop.last %}
    union all
    {% endif %}
    {%- endfor %}

)

select * from counted
