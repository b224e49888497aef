select {{ var('ok', "1/0 as x from nowhere") }}
