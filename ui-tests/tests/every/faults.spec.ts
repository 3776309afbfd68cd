import { expect, test } from '../../fixtures';

/**
 * Faults put between the browser and the real server, one after the other:
 * what the server's answer is replaced by, and what a person must read.
 */
const FAULTS: [
  name: string,
  answer: { status: number; contentType: string; body: string },
  title: string
][] = [
  [
    'a sign-in page',
    { status: 200, contentType: 'text/html', body: '<h1>Sign in</h1>' },
    'A web page came back instead of an answer'
  ],
  [
    'half a JSON',
    { status: 200, contentType: 'application/json', body: '[{"id": "1", "pa' },
    'The answer could not be read'
  ],
  [
    'a failure of the server',
    {
      status: 500,
      contentType: 'application/json',
      body: '{"message": "Unhandled error"}'
    },
    'The server failed'
  ],
  [
    'too many requests',
    { status: 429, contentType: 'text/plain', body: 'Slow down' },
    'Too many requests'
  ],
  [
    'a method that is not allowed',
    { status: 405, contentType: 'text/plain', body: '' },
    'The server answered 405'
  ]
];

test('each fault on the way has words of its own, and passes', async ({
  jupyter
}) => {
  const { page } = jupyter;
  await jupyter.showPanel();
  const address = `${jupyter.serverUrl}api/sessions`;
  for (const [name, answer, title] of FAULTS) {
    await test.step(name, async () => {
      await page.route(address, route => route.fulfill(answer));
      await jupyter.test();
      await expect(jupyter.result).toContainText(title);
      await page.unroute(address);
      await jupyter.test();
      await expect(jupyter.result).toContainText('The token works');
    });
  }

  await test.step('a redirect to elsewhere', async () => {
    await page.route(address, route =>
      route.fulfill({
        status: 302,
        headers: { Location: 'https://evil.example/' }
      })
    );
    const elsewhere: string[] = [];
    page.on('request', request => {
      if (request.url().includes('evil.example')) {
        elsewhere.push(request.url());
      }
    });
    await jupyter.test();
    await expect(jupyter.result).toContainText(
      'The server sent the request elsewhere'
    );
    expect(elsewhere).toEqual([]);
    await page.unroute(address);
  });

  await test.step('a list of another shape', async () => {
    await page.route(address, route =>
      route.fulfill({ json: { sessions: 'none' } })
    );
    await jupyter.test();
    await expect(jupyter.result).toContainText('"sessions": "none"');
    await page.unroute(address);
  });
});

test('a slow server: it can be cancelled, and is given up after 10 seconds', async ({
  jupyter
}) => {
  await jupyter.showPanel();
  const address = `${jupyter.serverUrl}api/sessions`;
  // Never answered.
  await jupyter.page.route(address, () => undefined);
  await jupyter.button('Test token').click();
  await expect(jupyter.result).toContainText('Testing');
  await jupyter.button('Cancel').click();
  await expect(jupyter.result).toContainText('Cancelled');

  await jupyter.test();
  await expect(jupyter.result).toContainText('No answer within 10 seconds');
  await jupyter.page.unroute(address);
  await jupyter.test();
  await expect(jupyter.result).toContainText('The token works');
});
