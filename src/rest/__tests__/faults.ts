import type { RequestListener } from 'http';

import type { FailureKind } from '../failure';
import { body, json, page, reset } from './server';

const PAUSE = { 'Retry-After': '30' };

/**
 * What comes between a request to the Hub and its response, and the kind of
 * that failure. `null` where no server listens.
 */
export const FAULTS: Readonly<
  Record<string, readonly [RequestListener | null, FailureKind]>
> = {
  'a web page': [page(200), 'html'],
  'half a JSON': [body(200, 'application/json', '{"name": "al'), 'malformed'],
  'JSON called text': [body(200, 'text/plain', '{}'), 'malformed'],
  'nothing, with 200': [body(200, '', ''), 'malformed'],
  '50 MB of JSON': [
    body(200, 'application/json', '', { 'Content-Length': '50000000' }),
    'too-large'
  ],
  '204': [body(204, '', ''), 'status'],
  '302 in a loop': [
    (request, response) => {
      response.writeHead(302, { Location: request.url }).end();
    },
    'blocked'
  ],
  '400': [json(400, { message: 'Bad Request' }), 'bad-request'],
  '401': [json(401, { message: 'Unauthorized' }), 'forbidden'],
  '403': [json(403, { message: 'Forbidden' }), 'forbidden'],
  '404': [json(404, { message: 'Not Found' }), 'not-found'],
  '404, a web page': [page(404), 'html'],
  '405': [json(405, { message: 'Method Not Allowed' }), 'status'],
  '429': [json(429, { message: 'Too Many Requests' }), 'too-many'],
  '429 with a pause, a web page': [
    body(429, 'text/html', '<p>', PAUSE),
    'too-many'
  ],
  '500': [json(500, { message: 'Internal Server Error' }), 'server-error'],
  '502, a web page': [page(502), 'server-error'],
  '503 with a pause': [json(503, {}, PAUSE), 'server-error'],
  'a cut': [reset, 'unreachable'],
  'a cut in the middle': [
    (_, response) => {
      response.writeHead(200, { 'Content-Length': 100 });
      response.write('[', () => response.destroy());
    },
    'unreachable'
  ],
  silence: [() => jest.advanceTimersByTime(1_000_000), 'timeout'],
  'no connection': [null, 'unreachable']
};
