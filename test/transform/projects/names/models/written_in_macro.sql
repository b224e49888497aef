{{ set_config(tags=['from_macro']) }}
select 1 as id
