-- What a person should look at: children whom a number or token would join although they disagree, whom only a postcode token
-- joins, and two ids of one sender that turned out to be one child (rulings, Children).
with mentions as (

    select * from {{ ref('int_child_mentions') }}

),

links as (

    select * from {{ ref('int_child_links') }}

),

evidence as (

    select child_ref, 'nhs_number' as evidence, nhs_number as shared from mentions where nhs_number is not null
    union
    select child_ref, 'upn' as evidence, upn as shared from mentions where upn is not null
    union
    select child_ref, 'name_and_date_of_birth' as evidence, link_token_name_dob as shared
    from mentions where link_token_name_dob is not null
    union
    select child_ref, 'name_and_postcode' as evidence, link_token_name_postcode as shared
    from mentions where link_token_name_postcode is not null

),

linked_evidence as (

    select
        evidence.*,
        links.child_key
    from evidence
    inner join links
        on evidence.child_ref = links.child_ref

),

parted as (

    select
        evidence,
        shared
    from linked_evidence
    group by evidence, shared
    having count(distinct child_key) > 1

),

several_ids as (

    select
        links.child_key,
        mentions.sender
    from (select distinct child_ref, sender from mentions) as mentions
    inner join links
        on mentions.child_ref = links.child_ref
    group by links.child_key, mentions.sender
    having count(distinct mentions.child_ref) > 1

),

reviews as (

    select distinct
        linked_evidence.child_ref,
        linked_evidence.child_key,
        case linked_evidence.evidence
            when 'name_and_postcode' then 'only_a_postcode_token_agrees'
            else 'identifiers_disagree'
        end as reason,
        linked_evidence.evidence
    from linked_evidence
    inner join parted
        on linked_evidence.evidence = parted.evidence
        and linked_evidence.shared = parted.shared
    union all
    select distinct
        mentions.child_ref,
        links.child_key,
        'several_ids_in_one_sender' as reason,
        'link' as evidence
    from mentions
    inner join links
        on mentions.child_ref = links.child_ref
    inner join several_ids
        on links.child_key = several_ids.child_key
        and mentions.sender = several_ids.sender

)

select * from reviews
