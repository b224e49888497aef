select '{{ tools.zone() }}' as zone, current_setting('TimeZone') as time_zone, '{{ target.schema }}' as target_schema
