select "with" from (select 1 as "with") x
