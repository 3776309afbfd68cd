import type { Fault, IAnswerFault } from './faultproxy';

/**
 * The kind of a fault, as a user notices it.
 *
 * - `unreachable`: there is no connection
 * - `timeout`: no whole answer came in time
 * - `html`: a web page came, or the way to one
 * - `malformed`: JSON that breaks off
 * - `refused`: 401 or 403
 * - `status`: another status
 */
export type FaultKind =
  'unreachable' | 'timeout' | 'html' | 'malformed' | 'refused' | 'status';

/** A fault between browser and host. */
export interface INamedFault {
  readonly name: string;
  readonly kind: FaultKind;
  readonly fault: Fault;
}

/** Faults that are there at once. Jest tries each status. */
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
    // To the same URL.
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
    fault: json(401, '{"message": "Unauthorized"}')
  },
  {
    name: '403',
    kind: 'refused',
    fault: json(403, '{"message": "Forbidden"}')
  },
  ...[404, 503].map(status => ({
    name: String(status),
    kind: 'status' as const,
    fault: json(status, `{"message": "Fault ${status}"}`)
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
    fault: { kind: 'answer', status: 204 }
  }
];

/** Faults that take as long as the panel waits. */
export const SLOW_FAULTS: readonly INamedFault[] = [
  { name: 'silence', kind: 'timeout', fault: { kind: 'silence' } },
  { name: 'a byte a second', kind: 'timeout', fault: { kind: 'trickle' } }
];

/** The status of a fault, `''` when it is no answer. */
export function statusOf({ fault }: INamedFault): string {
  return fault.kind === 'answer' ? String(fault.status) : '';
}

/** The `data-outcome` of "Test token" when the server has a fault. */
export function outcomeOf(fault: INamedFault, onHub: boolean): string {
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
      // Of a hub's proxy it means that there is no server behind it.
      return onHub ? 'not-running' : 'server-error';
    default:
      return fault.kind;
  }
}

/** An answer in JSON. */
export function json(status: number, body: string): IAnswerFault {
  return {
    kind: 'answer',
    status,
    headers: { 'Content-Type': 'application/json' },
    body
  };
}

/** An answer with a web page. */
export function page(status: number): IAnswerFault {
  return {
    kind: 'answer',
    status,
    headers: { 'Content-Type': 'text/html' },
    body: '<!DOCTYPE html><p>Sign in'
  };
}

/**
 * An answer that sends the browser elsewhere.
 *
 * @param location - A URL, relative to that of the request.
 */
export function redirect(status: number, location: string): IAnswerFault {
  return { kind: 'answer', status, headers: { Location: location } };
}
