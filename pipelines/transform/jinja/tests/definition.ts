import type { FilterFunction } from '../filters/definition.ts';

/** A test has a filter's form and answers a boolean. */
export type TestFunction = FilterFunction;
