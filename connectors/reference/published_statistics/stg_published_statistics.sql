-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'published_statistics'), 'published_statistics', [
    'indicator',
    'category',
    'geographic_level',
    'area_id',
    'area_code',
    'area_name',
    'region_code',
    'region_name',
    'period_end',
    'figure',
    'symbol',
]) }}
