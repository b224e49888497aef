import { annexA } from './annex_a/index.ts';
import { cinCensus, cinCensusXml } from './cin_census/index.ts';
import { dfePublished } from './dfe_published/index.ts';
import type { LayoutTable } from './layout.ts';
import { schoolCensusTables } from './school_census/index.ts';
import { ssda903Tables, ssda903Xml } from './ssda903/index.ts';
import type { XmlLayout } from './xml-layout.ts';

/** Every table of every national layout, recognised by its headings. */
export const layoutTables: readonly LayoutTable[] = [
  ...annexA,
  ...cinCensus,
  ...ssda903Tables,
  ...schoolCensusTables,
  ...dfePublished,
];

/** The layouts that also come as XML, recognised by their outermost element. */
export const xmlLayouts: readonly XmlLayout[] = [cinCensusXml, ssda903Xml];
