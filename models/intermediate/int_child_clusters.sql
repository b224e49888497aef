-- Links the children of all senders by NHS number, then by UPN. A number that would put two different NHS numbers or
-- UPNs into one child links nothing (rulings, Children).
with mentions as (

    select * from {{ ref('int_child_mentions') }}

),

-- A child's own row is the better witness where a sender's rows disagree.
named as (

    select
        child_ref,
        coalesce(max(case when extract = 'children' then nhs_number end), max(nhs_number)) as nhs_number,
        coalesce(max(case when extract = 'children' then upn end), max(upn)) as upn
    from mentions
    group by child_ref

),

nhs_groups as (

    select
        nhs_number,
        min(child_ref) as linked_ref
    from named
    where nhs_number is not null
    group by nhs_number
    having count(distinct upn) <= 1

),

by_nhs as (

    select
        named.child_ref,
        coalesce(nhs_groups.linked_ref, named.child_ref) as linked_ref,
        named.nhs_number,
        named.upn
    from named
    left join nhs_groups
        on named.nhs_number = nhs_groups.nhs_number

),

nhs_clusters as (

    select
        linked_ref,
        max(nhs_number) as nhs_number,
        max(upn) as upn
    from by_nhs
    group by linked_ref

),

upn_groups as (

    select
        upn,
        min(linked_ref) as linked_ref
    from nhs_clusters
    where upn is not null
    group by upn
    having count(distinct nhs_number) <= 1

),

by_upn as (

    select
        by_nhs.child_ref,
        coalesce(upn_groups.linked_ref, by_nhs.linked_ref) as linked_ref,
        by_nhs.nhs_number,
        by_nhs.upn
    from by_nhs
    inner join nhs_clusters
        on by_nhs.linked_ref = nhs_clusters.linked_ref
    left join upn_groups
        on nhs_clusters.upn = upn_groups.upn

),

clusters as (

    select
        child_ref,
        linked_ref,
        max(nhs_number) over (partition by linked_ref) as nhs_number,
        max(upn) over (partition by linked_ref) as upn
    from by_upn

)

select * from clusters
