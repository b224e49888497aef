select '{{ tools.zone() }}' as zone, {{ var('width') }} as width, '{{ var.has_var("nothing") }}' as has_nothing
