select 'newstyle' as how, * from {{ source('files', 'one') }}
union all
select 'oldstyle' as how, * from {{ source('files', 'two') }}
union all
select 'template' as how, * from {{ source('files', 'three') }}
union all
select 'named' as how, * from {{ source('files', 'four') }}
