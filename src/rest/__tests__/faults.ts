import type { RequestListener } from 'http';
import { Readable } from 'stream';
import { setImmediate } from 'timers';

import { body, json, page, reset } from './server';

const PAUSE = { 'Retry-After': '30' };

/**
 * What comes between a request and its answer. `null` where
 * no server listens.
 */
export const FAULTS = {
  'a web page': page(200),
  'half a JSON': body(200, 'application/json', '{"name": "al'),
  'text called JSON': body(200, 'application/json', 'up'),
  'JSON in UTF-16': body(
    200,
    'application/json',
    Buffer.from('\ufeff{}', 'utf16le')
  ),
  'JSON called text': body(200, 'text/plain', '{}'),
  'JSON called nothing': body(200, '', '{}'),
  'nothing, with 200': body(200, '', ''),
  'a picture': body(200, 'image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47])),
  '50 MB of JSON': (_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    Readable.from(megabytes(50)).pipe(response);
  },
  '204': body(204, '', ''),
  '301 elsewhere': body(301, '', '', { Location: 'https://other.example/' }),
  '302 in a loop': (request, response) => {
    response.writeHead(302, { Location: request.url }).end();
  },
  '400': json(400, { message: 'Bad Request' }),
  '401': json(401, { message: 'Unauthorized' }),
  '401, a web page': page(401),
  '403': json(403, { message: 'Forbidden' }),
  '404': json(404, { message: 'Not Found' }),
  '404, a web page': page(404),
  '405': json(405, { message: 'Method Not Allowed' }),
  '409': json(409, { message: 'Conflict' }),
  '429': json(429, { message: 'Too Many Requests' }),
  '429 with a pause, a web page': body(429, 'text/html', '<p>', PAUSE),
  '500': json(500, { message: 'Internal Server Error' }),
  '501': json(501, { message: 'Not Implemented' }),
  '502, a web page': page(502),
  '503, a web page': page(503),
  '503 with a pause': json(503, {}, PAUSE),
  '504, a web page': page(504),
  'a cut': reset,
  'a cut in the middle': (_, response) => {
    response.writeHead(200, { 'Content-Length': 100 });
    response.write('[', () => response.destroy());
  },
  silence: () => {
    jest.advanceTimersByTime(1_000_000);
  },
  'a byte in a second': (_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    const drip = () => {
      if (!response.destroyed && !response.socket?.destroyed) {
        response.write(' ', () => {
          jest.advanceTimersByTime(1000);
          setImmediate(drip);
        });
      }
    };
    drip();
  },
  'no connection': null
} satisfies Record<string, RequestListener | null>;

export type Fault = keyof typeof FAULTS;

function* megabytes(count: number): Generator<string> {
  yield '[0';
  for (let index = 0; index < count; index += 1) {
    yield ',1'.repeat(500_000);
  }
  yield ']';
}
