import type { IncomingHttpHeaders, RequestListener, Server } from 'http';
import { createServer } from 'http';
import type { AddressInfo } from 'net';

export interface ISeenRequest {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/**
 * A real HTTP server, on a port of 127.0.0.1 that the system chooses. It
 * plays the Jupyter server and the Hub, on one origin as behind a hub's proxy.
 * Without a reply it says what Jupyter Server says of a path that is not there.
 */
export class TestServer {
  start(): Promise<void> {
    return new Promise<void>(resolve =>
      this._server.listen(0, '127.0.0.1', resolve)
    );
  }

  get url(): string {
    const { port } = this._server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/`;
  }

  readonly seen: ISeenRequest[] = [];

  /** The headers of every response, such as those of JupyterHub. */
  headers: Readonly<Record<string, string>> = {};

  /**
   * Set the reply to a path with its query, or to one method of it, such as
   * `DELETE /path`.
   */
  on(url: string, reply: RequestListener): void {
    this._replies.set(url, reply);
  }

  reset(): void {
    this._replies.clear();
    this.headers = {};
    this.seen.length = 0;
  }

  async stop(): Promise<void> {
    this._server.closeAllConnections();
    await new Promise(resolve => this._server.close(resolve));
  }

  private readonly _replies = new Map<string | undefined, RequestListener>();

  private readonly _server: Server = createServer((request, response) => {
    const { method, url, headers } = request;
    let body = '';
    request.setEncoding('utf8');
    request.on('data', text => (body += text));
    request.on('end', () => {
      this.seen.push({ method, url, headers, body });
      for (const [name, value] of Object.entries(this.headers)) {
        response.setHeader(name, value);
      }
      const reply =
        this._replies.get(`${method} ${url}`) ??
        this._replies.get(url) ??
        json(404, { message: 'Not Found' });
      reply(request, response);
    });
  });
}

/** A server for the tests of a file, without replies before each of them. */
export function useTestServer(): TestServer {
  const server = new TestServer();
  beforeAll(() => server.start());
  afterAll(() => server.stop());
  beforeEach(() => server.reset());
  return server;
}

export function json(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {}
): RequestListener {
  return body(status, 'application/json', JSON.stringify(value), headers);
}

export function page(
  status: number,
  headers: Readonly<Record<string, string>> = {}
): RequestListener {
  const html = '<!DOCTYPE html><p>Sign in';
  return body(status, 'text/html; charset=utf-8', html, headers);
}

/**
 * Answer with a body.
 *
 * @param type - The content type; no such header is sent for `''`.
 */
export function body(
  status: number,
  type: string,
  text: string | Buffer,
  headers: Readonly<Record<string, string>> = {}
): RequestListener {
  return (_, response) => {
    response.writeHead(status, {
      ...(type ? { 'Content-Type': type } : {}),
      ...headers
    });
    response.end(text);
  };
}

export const reset: RequestListener = request => {
  request.socket.destroy();
};
