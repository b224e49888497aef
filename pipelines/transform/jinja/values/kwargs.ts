/** Keyword arguments of a call: the last argument a JavaScript callable receives when there were any. */
export class Kwargs extends Map<string, unknown> {}
