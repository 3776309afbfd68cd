import type { Fault, IAnswerFault } from './faultproxy';

/** The extension's scripts. */
export const SCRIPTS = { path: /\/jupyterlab-api-token\/static\/.*\.js/ };

/** Requested by "Refresh", "Test token" and "Refresh tokens". */
export const USER = { path: /\/hub\/api\/user$/ };

/** Requested by "Test token". */
export const SESSIONS = { path: /\/api\/sessions$/ };

/** A fault between the browser and the host. */
interface INamedFault {
  readonly name: string;
  readonly fault: Fault;

  /** The `data-outcome` of "Test token" with this fault of the server. */
  readonly outcome: string;

  /** The `data-token-state` with this fault of the Hub. */
  readonly state: 'invalid' | 'unknown' | 'valid';
}

/** The faults of a connection. */
export const CONNECTION_FAULTS = Object.entries<Fault>({
  'no connection': { kind: 'refuse' },
  'a reset before the answer': { kind: 'reset', at: 'start' },
  'a reset in the middle of the answer': { kind: 'reset', at: 'middle' }
}).map(([name, fault]): INamedFault => ({
  name,
  fault,
  outcome: 'unreachable',
  state: 'unknown'
}));

/** Faults that a browser notices at once. Jest tests every status. */
export const QUICK_FAULTS: readonly INamedFault[] = [
  ...CONNECTION_FAULTS,
  // Such a response is not the Hub's word, so the server is asked.
  { name: 'a web page', fault: page(200), outcome: 'html', state: 'valid' },
  {
    name: 'a redirect to elsewhere',
    fault: redirect(302, '/elsewhere'),
    outcome: 'redirect',
    state: 'valid'
  },
  {
    name: 'a redirect in a loop',
    // A redirect to the same URL.
    fault: redirect(301, ''),
    outcome: 'redirect',
    state: 'valid'
  },
  {
    name: 'half a JSON',
    fault: json(200, '[{"id": "1", "pa'),
    outcome: 'malformed',
    state: 'unknown'
  },
  {
    name: '403',
    // As Jupyter Server words it, by which it is known.
    fault: json(403, '{"message": "Forbidden", "reason": null}'),
    outcome: 'other-status',
    state: 'invalid'
  }
];

/** A response with JSON. */
export function json(status: number, body: string): IAnswerFault {
  const headers = { 'Content-Type': 'application/json' };
  return { kind: 'answer', status, headers, body };
}

/** A response with a web page. */
function page(status: number): IAnswerFault {
  const headers = { 'Content-Type': 'text/html' };
  const body = '<!DOCTYPE html><p>Sign in';
  return { kind: 'answer', status, headers, body };
}

/**
 * A redirect.
 *
 * @param location - A URL, relative to that of the request.
 */
function redirect(status: number, location: string): IAnswerFault {
  return { kind: 'answer', status, headers: { Location: location } };
}
