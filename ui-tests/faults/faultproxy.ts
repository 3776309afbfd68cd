import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';
import { connect, createServer, isIP } from 'node:net';

/**
 * The faults of a request.
 *
 * - `refuse`: the connection is reset before the host gets the request
 * - `reset`: the host gets the request, and the connection is reset before the
 *   response, or in the middle of it: after the head and a byte of the body
 * - `silence`: there is no response, until `heal` lets the request through
 * - `late`: the host gets the request after a time
 * - `trickle`: the head of the response arrives, then a byte of the body per
 *   second
 * - `answer`: the proxy sends another response, and the host gets no request
 */
export type Fault =
  | { readonly kind: 'refuse' | 'silence' | 'trickle' }
  | { readonly kind: 'late'; readonly milliseconds: number }
  | { readonly kind: 'reset'; readonly at: 'start' | 'middle' }
  | IAnswerFault;

/** A response in place of the host's. */
export interface IAnswerFault {
  readonly kind: 'answer';
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The requests that have a fault. */
interface IFaultyRequests {
  /** A pattern of the path with the query. */
  readonly path: RegExp;

  /** The method. Default: any. */
  readonly method?: string;
}

/** A request that the proxy received. */
interface ISeenRequest {
  readonly method: string;
  readonly path: string;
}

/**
 * A TCP proxy between a browser and a host on HTTP. It passes everything on
 * unless a fault is set.
 *
 * It reads only the request lines. A fault applies from the next request on,
 * also on connections that are already open.
 */
export class FaultProxy {
  /**
   * Start a proxy.
   *
   * @param url - The host's URL.
   * @param port - The port to listen on.
   */
  static async start(url: string, port: number): Promise<FaultProxy> {
    const target = new URL(url);
    // This machine's IP address in the host's network.
    const probe = connect(Number(target.port), target.hostname);
    await once(probe, 'connect');
    const address = probe.localAddress ?? '';
    probe.destroy();
    const proxy = new FaultProxy(target);
    proxy._server.listen(port, address);
    await once(proxy._server, 'listening');
    return proxy;
  }

  private constructor(private readonly _target: URL) {}

  /** The host's URL through the proxy. */
  get url(): string {
    const url = new URL(this._target);
    const { address, port } = this._server.address() as AddressInfo;
    url.hostname = isIP(url.hostname) ? address : url.hostname;
    url.port = String(port);
    return url.href;
  }

  /**
   * Let requests fail from now on. If a request has several faults, the last
   * one applies.
   */
  break(requests: IFaultyRequests, fault: Fault): void {
    this._faults.unshift({ ...requests, fault });
  }

  /** End all faults, and pass on the requests that are kept. */
  heal(): void {
    this._faults.length = 0;
    for (const passage of this._passages) {
      passage.release();
    }
  }

  /** The number of requests of a kind. */
  count(requests: IFaultyRequests): number {
    return this._seen.filter(seen => isOneOf(requests, seen)).length;
  }

  /** Stop the proxy, and close all connections. */
  async close(): Promise<void> {
    const closed = new Promise(resolve => this._server.close(resolve));
    for (const passage of this._passages) {
      passage.end();
    }
    await closed;
  }

  private _accept(client: Socket): void {
    const passage = new Passage(
      client,
      () => connect(Number(this._target.port), this._target.hostname),
      request => this._faultOf(request)
    );
    this._passages.add(passage);
    client.once('close', () => this._passages.delete(passage));
  }

  private _faultOf(request: ISeenRequest): Fault | null {
    this._seen.push(request);
    const found = this._faults.find(requests => isOneOf(requests, request));
    return found?.fault ?? null;
  }

  private readonly _seen: ISeenRequest[] = [];
  private readonly _faults: (IFaultyRequests & { fault: Fault })[] = [];
  private readonly _passages = new Set<Passage>();
  private readonly _server: Server = createServer(client =>
    this._accept(client)
  );
}

/** A browser's connection, and its connection to the host. */
class Passage {
  /**
   * @param _reachHost - Opens a connection to the host.
   * @param _faultOf - Returns the fault of a request.
   */
  constructor(
    private readonly _client: Socket,
    private readonly _reachHost: () => Socket,
    private readonly _faultOf: (request: ISeenRequest) => Fault | null
  ) {
    _client.on('data', data => this._onRequest(data));
    _client.on('end', () => this._host.end());
    // When one side closes, the other does too. The reason does not matter.
    _client.on('error', () => this.end());
    _client.once('close', () => {
      clearInterval(this._timer);
      this._host.destroy();
    });
    this._host = this._connect();
  }

  /** Close both connections. */
  end(): void {
    this._client.resetAndDestroy();
    this._host.destroy();
  }

  /** Pass on the requests that are kept. */
  release(): void {
    if (this._fault?.kind === 'silence' || this._fault?.kind === 'late') {
      this._fault = null;
      // A host closes a connection that is silent for some seconds, so open
      // another.
      if (this._host.readableEnded || this._host.destroyed) {
        this._host = this._connect();
      }
      for (const data of this._held.splice(0)) {
        this._host.write(data);
      }
    }
  }

  private _connect(): Socket {
    const host = this._reachHost();
    host.on('data', data => this._onAnswer(data));
    host.on('end', () => {
      if (this._fault?.kind !== 'trickle' && !this._held.length) {
        this._client.end();
      }
    });
    host.on('error', () => {
      if (!this._held.length) {
        this.end();
      }
    });
    host.once('close', () => clearInterval(this._timer));
    return host;
  }

  /**
   * A browser sends a request after the response to the last one, and starts it
   * with a new packet.
   */
  private _onRequest(data: Buffer): void {
    const line = /^([A-Z]+) (\S+) HTTP\/1\.1\r\n/.exec(data.toString('latin1'));
    if (line) {
      const [, method, path] = line;
      this._fault = this._faultOf({ method, path });
      this._head = Buffer.alloc(0);
    }
    switch (this._fault?.kind) {
      case 'refuse':
        this.end();
        return;
      case 'late':
        setTimeout(() => this.release(), this._fault.milliseconds);
        this._held.push(data);
        return;
      case 'silence':
        this._held.push(data);
        return;
      case 'answer':
        if (line) {
          this._client.end(answerOf(this._fault));
        }
        return;
      default:
        this._host.write(data);
    }
  }

  private _onAnswer(data: Buffer): void {
    const fault = this._fault;
    if (fault?.kind === 'reset' && fault.at === 'start') {
      this.end();
      return;
    }
    if (fault?.kind !== 'reset' && fault?.kind !== 'trickle') {
      this._client.write(data);
      return;
    }
    if (this._timer) {
      this._dripping.push(...data);
      return;
    }
    this._head = Buffer.concat([this._head, data]);
    const end = this._head.indexOf('\r\n\r\n');
    if (end < 0) {
      return;
    }
    const body = this._head.subarray(end + 4);
    this._client.write(this._head.subarray(0, end + 4));
    if (fault.kind === 'reset') {
      this._client.write(body.subarray(0, 1), () => this.end());
      return;
    }
    this._dripping.push(...body);
    this._timer = setInterval(() => {
      const byte = this._dripping.shift();
      if (byte !== undefined) {
        this._client.write(Buffer.of(byte));
      }
    }, 1000);
  }

  private readonly _held: Buffer[] = [];
  private readonly _dripping: number[] = [];
  private _host: Socket;
  private _head = Buffer.alloc(0);
  private _timer: NodeJS.Timeout | undefined;
  private _fault: Fault | null = null;
}

function isOneOf(
  { method, path }: IFaultyRequests,
  request: ISeenRequest
): boolean {
  return path.test(request.path) && (!method || method === request.method);
}

function answerOf({ body = '', headers, status }: IAnswerFault): string {
  const head = {
    Connection: 'close',
    ...(status === 204 ? {} : { 'Content-Length': Buffer.byteLength(body) }),
    ...headers
  };
  const lines = Object.entries(head).map(
    ([name, value]) => `${name}: ${value}`
  );
  return [`HTTP/1.1 ${status} Fault`, ...lines, '', body].join('\r\n');
}
