/** The XML is legal, perhaps, but not in the dialect that a scanner knows; the XML parser reads the part instead. */
export class OddDialect extends Error {}
