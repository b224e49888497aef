/* leading */ -- comment with select
with
  b as (select * from {{ ref('second') }}),
  c as (select * from {{ ref('base') }})
select b.id as big, c.v from b join c on true