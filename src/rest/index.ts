/**
 * The requests that tell what the token is worth.
 */
export { check } from './check';
export { inspect } from './inspect';
