/**
 * What stands in the place of a token that is not shown: always as long, so
 * that it does not tell the token's length.
 */
export const MASK = '•'.repeat(16);
