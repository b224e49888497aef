select 1 as will_go
