-- words
select * from {{ ref('all_things') }} where amount > 100
