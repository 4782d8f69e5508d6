/** A mean or a rate of a territory is shown when it is known for at least this share of its people. */
export const meanCoverage = 0.8;
