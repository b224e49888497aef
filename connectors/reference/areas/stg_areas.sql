-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'areas'), 'areas', [
    'area_code',
    'area_name',
    'area_kind',
    'parent_area_code',
    'other_names',
]) }}
