/** Lines of made-up schemas, each with how often it comes beside the others. Names in braces are filled when a schema is written out. */
export type Weighted = readonly (readonly [weight: number, line: string])[];
