import { trans } from '../../../ui/__tests__/trans';
import { requestOf } from '../../__tests__/anyrequest';
import { listRunning, runCode, startSession } from '../recipes';

// The browser tests run each of them.

it.each([listRunning, runCode, startSession])(
  'a recipe does not depend on the path',
  snippet => {
    const { render } = snippet(trans);
    expect(render(requestOf({ path: '/api/kernels?a=1' }))).toBe(
      render(requestOf())
    );
  }
);

it.each([
  ['anywhere', 'abc', /into the URL of its WebSocket/],
  ['anywhere', null, /into the URL of its WebSocket/],
  ['anywhere', '', /^$/],
  ['server', null, /^$/]
] as const)(
  '“Run code” says that the token gets into a URL, %s with %j',
  (place, token, words) => {
    expect(runCode(trans).note?.(requestOf({ place, token }))).toMatch(words);
  }
);

it('“Run code” installs a tested series of the program that gets the token', () => {
  const { render } = runCode(trans);
  expect(render(requestOf({ token: 'abc' }))).toMatch(
    /^# pip install "jupyter-kernel-client<1\.1"\n/
  );
  expect(render(requestOf({ token: '' }))).toContain(
    'client = KernelWebSocketClient(channels)\n'
  );
});

it.each(['anywhere', 'server'] as const)(
  '“Start a session” sends a cookie and a header that match, without a token, %s',
  place => {
    const { render } = startSession(trans);
    expect(render(requestOf({ place, token: '' }))).toContain(
      `# A server without a token requires a cookie and a header that match.
request.add_header("Cookie", "_xsrf=script")
request.add_header("X-XSRFToken", "script")
`
    );
    expect(render(requestOf({ place }))).not.toContain('Cookie');
  }
);
