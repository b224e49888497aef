-- Links the children of all senders to one key: clusters by NHS number and UPN, then by the name and date-of-birth token.
-- What would put two different NHS numbers or UPNs into one child links nothing (rulings, Children).
with mentions as (

    select * from {{ ref('int_child_mentions') }}

),

clusters as (

    select * from {{ ref('int_child_clusters') }}

),

tokens as (

    select distinct
        clusters.linked_ref,
        mentions.link_token_name_dob as token,
        clusters.nhs_number,
        clusters.upn
    from mentions
    inner join clusters
        on mentions.child_ref = clusters.child_ref
    where mentions.link_token_name_dob is not null

),

agreeing_tokens as (

    select token
    from tokens
    group by token
    having
        count(distinct nhs_number) <= 1
        and count(distinct upn) <= 1

),

-- A child may have several tokens (names change), so the lowest name is passed on twice: along a token, then a child.
first_pass as (

    select
        tokens.linked_ref,
        tokens.token,
        min(tokens.linked_ref) over (partition by tokens.token) as lowest_ref
    from tokens
    inner join agreeing_tokens
        on tokens.token = agreeing_tokens.token

),

second_pass as (

    select
        linked_ref,
        token,
        min(lowest_ref) over (partition by linked_ref) as lowest_ref
    from first_pass

),

third_pass as (

    select
        linked_ref,
        min(lowest_ref) over (partition by token) as lowest_ref
    from second_pass

),

by_token as (

    select
        linked_ref,
        min(lowest_ref) as lowest_ref
    from third_pass
    group by linked_ref

),

agreeing_clusters as (

    select by_token.lowest_ref
    from by_token
    inner join clusters
        on by_token.linked_ref = clusters.linked_ref
    group by by_token.lowest_ref
    having
        count(distinct clusters.nhs_number) <= 1
        and count(distinct clusters.upn) <= 1

),

links as (

    select
        clusters.child_ref,
        md5(coalesce(agreeing_clusters.lowest_ref, clusters.linked_ref)) as child_key
    from clusters
    left join by_token
        on clusters.linked_ref = by_token.linked_ref
    left join agreeing_clusters
        on by_token.lowest_ref = agreeing_clusters.lowest_ref

)

select * from links
