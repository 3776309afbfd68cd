/**
 * The requests that the extension makes. A chunk of its own, loaded when the
 * first of them is made.
 */
export { check } from './check';
export { inspect } from './inspect';
