import type { IHubFailure } from '../hub';

/**
 * What comes back when the Hub did not do something.
 */
export function notDone(
  why: IHubFailure['why'],
  changes: Partial<IHubFailure> = {}
): IHubFailure {
  return {
    done: false,
    why,
    status: null,
    message: '',
    retryAfter: null,
    hubVersion: null,
    clockAhead: null,
    ...changes
  };
}
