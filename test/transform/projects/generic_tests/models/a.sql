select * from (values (1, 'x', null), (2, 'y', 3), (2, 'z', 4), (5, 'q', 4)) t(id, name, "Mixed Case")
