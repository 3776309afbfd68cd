import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, request } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { Duplex } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createServer as createTlsServer, TLSSocket } from 'node:tls';

import type { IText } from './text';

/**
 * A proxy between the browser and the network. Records each byte that the
 * browser sends in a request, however a script sent it.
 *
 * It passes on requests to the host, and answers all others itself, HTTPS with
 * a self-signed certificate. Nothing leaves the machine.
 */
export class Wire {
  /**
   * @param hostUrl - The URL of the host.
   * @param pageHeaders - Further headers of JupyterLab's page.
   */
  static async start(
    hostUrl: string,
    pageHeaders: Readonly<Record<string, string>> = {}
  ): Promise<Wire> {
    const wire = new Wire(new URL(hostUrl).host, pageHeaders);
    for (const server of [wire._server, wire._secured]) {
      await new Promise<void>(resolve =>
        server.listen(0, '127.0.0.1', resolve)
      );
    }
    return wire;
  }

  private constructor(
    private readonly _host: string,
    private readonly _pageHeaders: Readonly<Record<string, string>>
  ) {
    this._server = createServer((message, response) => {
      // A page that was closed leaves incomplete messages.
      this._onRequest(message, response).catch(() => response.destroy());
    });
    this._secured = createTlsServer(makeCertificate(), socket =>
      this._server.emit('connection', socket)
    );
    this._server.on('connection', socket => this._keep(socket));
    this._server.on('connect', (message: IncomingMessage, socket: Socket) =>
      this._onTunnel(message.url ?? '', socket)
    );
    this._server.on('upgrade', (message, socket, head) => {
      socket.unshift(head);
      this._onUpgrade(message, socket);
    });
  }

  /** All texts that the browser sent. */
  readonly texts: IText[] = [];

  /** The URL of the proxy. */
  get address(): string {
    const { port } = this._server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** Close all connections. */
  async stop(): Promise<void> {
    const closed = [this._server, this._secured].map(
      server => new Promise(resolve => server.close(resolve))
    );
    this._sockets.forEach(socket => socket.destroy());
    await Promise.all(closed);
  }

  private async _onRequest(
    message: IncomingMessage,
    response: ServerResponse
  ): Promise<void> {
    const url = addressOf(message);
    const body = await buffer(message);
    this._writeDown(message, url, body);
    if (url.host !== this._host) {
      response.writeHead(200, everythingAllowed(message)).end();
      return;
    }
    const { headers, method } = message;
    const onward = request(url, { headers, method }, answer => {
      const isPage = url.pathname.includes('/lab/workspaces/');
      response.writeHead(answer.statusCode ?? 502, [
        ...answer.rawHeaders,
        ...(isPage ? Object.entries(this._pageHeaders).flat() : [])
      ]);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    onward.end(body);
  }

  private _writeDown(message: IncomingMessage, url: URL, body?: Buffer): void {
    const { method, rawHeaders } = message;
    const where = `${method} ${url.origin}${url.pathname}`;
    const { href } = url;
    this.texts.push({ place: 'URL', where, text: href });
    for (let i = 0; i < rawHeaders.length; i += 2) {
      const name = rawHeaders[i].toLowerCase();
      const value = rawHeaders[i + 1];
      const place = name === 'referer' ? 'Referer' : 'header';
      // Each cookie is a separate text.
      const values = name === 'cookie' ? value.split('; ') : [value];
      for (const text of values) {
        this.texts.push({
          place,
          where: `${name} of ${where}`,
          text: name === 'cookie' ? text : `${name}: ${text}`,
          url: href
        });
      }
    }
    if (body?.length) {
      this.texts.push({ place: 'body', where, text: body.toString('latin1') });
    }
  }

  /** Browsers request a tunnel for WebSockets and for HTTPS. */
  private _onTunnel(address: string, socket: Socket): void {
    socket.on('error', () => socket.destroy());
    this.texts.push({ place: 'URL', where: 'CONNECT', text: address });
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    socket.once('data', first => {
      socket.unshift(first);
      // TLS begins with this byte (RFC 8446, section 5.1).
      if (first[0] === 22) {
        const { port } = this._secured.address() as AddressInfo;
        const inner = connect(port, '127.0.0.1');
        this._keep(inner);
        join(socket, inner);
      } else {
        this._server.emit('connection', socket);
      }
    });
  }

  private _onUpgrade(message: IncomingMessage, socket: Duplex): void {
    const url = addressOf(message);
    url.protocol = url.protocol.replace('http', 'ws');
    this._writeDown(message, url);
    const { headers, method } = message;
    if (url.host !== this._host) {
      // Accept the WebSocket, so that the page sends its messages.
      socket.on('error', () => socket.destroy());
      socket.write(opened(headers['sec-websocket-key'] ?? ''));
      return;
    }
    const onward = connect(Number(url.port || 80), url.hostname);
    this._keep(onward);
    const lines = [`${method} ${url.pathname}${url.search} HTTP/1.1`];
    for (const [name, value] of Object.entries(headers)) {
      lines.push(`${name}: ${String(value)}`);
    }
    onward.write(`${lines.join('\r\n')}\r\n\r\n`);
    join(socket, onward);
  }

  private _keep(socket: Duplex): void {
    this._sockets.add(socket);
    socket.on('close', () => this._sockets.delete(socket));
  }

  private readonly _server: ReturnType<typeof createServer>;

  /** Removes TLS, and passes the requests to the other server. */
  private readonly _secured: ReturnType<typeof createTlsServer>;
  private readonly _sockets = new Set<Duplex>();
}

/** The whole URL of a request, which in a tunnel has only its path. */
function addressOf({ headers, socket, url = '/' }: IncomingMessage): URL {
  const scheme = socket instanceof TLSSocket ? 'https' : 'http';
  return new URL(url, `${scheme}://${headers.host}`);
}

/** Allow all requests from pages of other origins. */
function everythingAllowed({
  headers
}: IncomingMessage): Record<string, string> {
  return {
    'Access-Control-Allow-Origin': headers.origin ?? '*',
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Allow-Headers':
      headers['access-control-request-headers'] ?? '*',
    'Access-Control-Allow-Methods': 'GET, POST, PUT, DELETE',
    'Access-Control-Allow-Private-Network': 'true',
    'Content-Type': 'text/html'
  };
}

/** The response that opens a WebSocket (RFC 6455, section 4.2.2). */
function opened(key: string): string {
  const accept = createHash('sha1')
    .update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64');
  return [
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Accept: ${accept}`,
    '\r\n'
  ].join('\r\n');
}

/** Pass all data between two connections. */
function join(one: Duplex, other: Duplex): void {
  one.pipe(other).pipe(one);
  for (const [from, to] of [
    [one, other],
    [other, one]
  ]) {
    from.on('error', () => to.destroy());
    from.on('close', () => to.destroy());
  }
}

/** A certificate that only a browser set to ignore errors trusts. */
function makeCertificate(): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(path.join(tmpdir(), 'wire-'));
  const [key, cert] = ['key.pem', 'cert.pem'].map(name =>
    path.join(folder, name)
  );
  const command = `req -x509 -newkey rsa:2048 -noenc -days 2 -subj /CN=wire -keyout ${key} -out ${cert}`;
  execFileSync('openssl', command.split(' '), { stdio: 'ignore' });
  const made = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(folder, { recursive: true });
  return made;
}
