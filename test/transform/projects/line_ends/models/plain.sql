
select 1 as id,
  'two
lines' as name -- {not jinja}

