import { defineConnector } from '../../connector.ts';

export default defineConnector({
  extract: 'statistical_neighbours',
  agency: 'reference',
  title: 'Statistical neighbours of all local authorities',
  grain: 'One row per local authority and place among its neighbours',
  national:
    'Statistical neighbour groupings of the Department for Education (Children’s Services Statistical Neighbour Benchmarking Tool)',
  key: ['area_id', 'neighbour_place'],
  replaces: 'key',
  coverage: 'none',
  frequency: 'annual',
  dueWorkingDays: 20,
  note: 'A later grouping takes the place of the one before.',
  columns: [
    {
      name: 'area_id',
      header: 'Authority number',
      type: 'id',
      required: true,
      personal: 'none',
      use: ['key'],
      description: 'Number of the local authority, such as 829',
    },
    {
      name: 'neighbour_place',
      header: 'Neighbour place',
      type: 'integer',
      required: true,
      personal: 'none',
      use: ['key'],
      description: '1 is the closest of the ten',
    },
    {
      name: 'neighbour_id',
      header: 'Neighbour number',
      type: 'id',
      required: true,
      personal: 'none',
      use: ['measure'],
      description: 'Number of the neighbouring local authority',
    },
  ],
});
