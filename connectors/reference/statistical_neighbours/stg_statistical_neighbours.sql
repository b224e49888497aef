-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'statistical_neighbours'), 'statistical_neighbours', [
    'area_id',
    'neighbour_place',
    'neighbour_id',
]) }}
