import type { Fault, IAnswerFault } from './faultproxy';

/**
 * The kinds of faults that a user can distinguish.
 *
 * - `unreachable`: there is no connection
 * - `timeout`: there is no whole response in time
 * - `html`: a web page, or a redirect to one
 * - `malformed`: incomplete JSON
 * - `refused`: 401 or 403
 * - `status`: another status
 */
type FaultKind =
  'unreachable' | 'timeout' | 'html' | 'malformed' | 'refused' | 'status';

/** A fault between the browser and the host. */
export interface INamedFault {
  readonly name: string;
  readonly kind: FaultKind;
  readonly fault: Fault;
}

/** Faults that are noticed at once. Jest tests every status. */
export const QUICK_FAULTS: readonly INamedFault[] = [
  named('no connection', 'unreachable', { kind: 'refuse' }),
  named('a reset before the answer', 'unreachable', {
    kind: 'reset',
    at: 'start'
  }),
  named('a reset in the middle of the answer', 'unreachable', {
    kind: 'reset',
    at: 'middle'
  }),
  named('a web page', 'html', page(200)),
  named('a redirect to elsewhere', 'html', redirect(302, '/elsewhere')),
  // A redirect to the same URL.
  named('a redirect in a loop', 'html', redirect(301, '')),
  named('half a JSON', 'malformed', json(200, '[{"id": "1", "pa')),
  named('401', 'refused', ofJupyter(401, 'Unauthorized')),
  named('403', 'refused', ofJupyter(403, 'Forbidden')),
  named('404', 'status', ofJupyter(404, 'Fault 404')),
  named('503', 'status', ofJupyter(503, 'Fault 503')),
  named('429 with Retry-After', 'status', {
    ...json(429, '{"message": "Fault 429"}'),
    headers: { 'Content-Type': 'application/json', 'Retry-After': '7' }
  }),
  named('204', 'status', {
    kind: 'answer',
    status: 204,
    headers: { 'X-JupyterHub-Version': '6.1.1' }
  })
];

/** Faults that last as long as the panel waits. */
export const SLOW_FAULTS: readonly INamedFault[] = [
  named('silence', 'timeout', { kind: 'silence' }),
  named('a byte a second', 'timeout', { kind: 'trickle' })
];

function named(name: string, kind: FaultKind, fault: Fault): INamedFault {
  return { name, kind, fault };
}

/** The status of a fault, `''` without a response. */
export function statusOf({ fault }: INamedFault): string {
  return fault.kind === 'answer' ? String(fault.status) : '';
}

/** The `data-outcome` of "Test token" for a fault of the server. */
export function outcomeOf(fault: INamedFault): string {
  switch (statusOf(fault)) {
    case '204':
      return 'ok';
    case '301':
    case '302':
      return 'redirect';
    case '404':
      return 'not-found';
    case '429':
      return 'too-many';
    case '503':
      return 'server-error';
    default:
      return fault.kind;
  }
}

/** An error as Jupyter Server words it, by which it is known. */
function ofJupyter(status: number, message: string): IAnswerFault {
  return json(status, JSON.stringify({ message, reason: null }));
}

/** A response with JSON. */
export function json(status: number, body: string): IAnswerFault {
  const headers = { 'Content-Type': 'application/json' };
  return { kind: 'answer', status, headers, body };
}

/** A response with a web page. */
export function page(status: number): IAnswerFault {
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
