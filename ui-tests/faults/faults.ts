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
export type FaultKind =
  'unreachable' | 'timeout' | 'html' | 'malformed' | 'refused' | 'status';

/** A fault between the browser and the host. */
export interface INamedFault {
  readonly name: string;
  readonly kind: FaultKind;
  readonly fault: Fault;
}

/** Faults that are noticed at once. Jest tests every status. */
export const QUICK_FAULTS: readonly INamedFault[] = [
  {
    name: 'no connection',
    kind: 'unreachable',
    fault: { kind: 'refuse' }
  },
  {
    name: 'a reset before the answer',
    kind: 'unreachable',
    fault: { kind: 'reset', at: 'start' }
  },
  {
    name: 'a reset in the middle of the answer',
    kind: 'unreachable',
    fault: { kind: 'reset', at: 'middle' }
  },
  {
    name: 'a web page',
    kind: 'html',
    fault: page(200)
  },
  {
    name: 'a redirect to elsewhere',
    kind: 'html',
    fault: redirect(302, '/elsewhere')
  },
  {
    name: 'a redirect in a loop',
    kind: 'html',
    // A redirect to the same URL.
    fault: redirect(301, '')
  },
  {
    name: 'half a JSON',
    kind: 'malformed',
    fault: json(200, '[{"id": "1", "pa')
  },
  {
    name: '401',
    kind: 'refused',
    fault: ofJupyter(401, 'Unauthorized')
  },
  {
    name: '403',
    kind: 'refused',
    fault: ofJupyter(403, 'Forbidden')
  },
  ...[404, 503].map(status => ({
    name: String(status),
    kind: 'status' as const,
    fault: ofJupyter(status, `Fault ${status}`)
  })),
  {
    name: '429 with Retry-After',
    kind: 'status',
    fault: {
      ...json(429, '{"message": "Fault 429"}'),
      headers: { 'Content-Type': 'application/json', 'Retry-After': '7' }
    }
  },
  {
    name: '204',
    kind: 'status',
    fault: {
      kind: 'answer',
      status: 204,
      headers: { 'X-JupyterHub-Version': '6.1.1' }
    }
  }
];

/** Faults that last as long as the panel waits. */
export const SLOW_FAULTS: readonly INamedFault[] = [
  { name: 'silence', kind: 'timeout', fault: { kind: 'silence' } },
  { name: 'a byte a second', kind: 'timeout', fault: { kind: 'trickle' } }
];

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
  return {
    kind: 'answer',
    status,
    headers: { 'Content-Type': 'application/json' },
    body
  };
}

/** A response with a web page. */
export function page(status: number): IAnswerFault {
  return {
    kind: 'answer',
    status,
    headers: { 'Content-Type': 'text/html' },
    body: '<!DOCTYPE html><p>Sign in'
  };
}

/**
 * A redirect.
 *
 * @param location - A URL, relative to that of the request.
 */
export function redirect(status: number, location: string): IAnswerFault {
  return { kind: 'answer', status, headers: { Location: location } };
}
