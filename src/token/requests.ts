/**
 * The requests, and what their responses mean in words: loaded with the first
 * request.
 */

export { check } from './check';
export { inspect } from './inspect';
export {
  renderAbsence,
  renderFailure,
  renderNewToken,
  renderNewTokenNote,
  renderSignIn,
  stateDetail
} from './meaning';
