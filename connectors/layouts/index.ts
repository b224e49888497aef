import { annexA } from './annex_a/index.ts';
import type { LayoutTable } from './layout.ts';

/** Every table of every national layout, recognised by its headings. */
export const layoutTables: readonly LayoutTable[] = [...annexA];
