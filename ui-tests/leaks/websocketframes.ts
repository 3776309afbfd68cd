/** Reads what a browser sends in a WebSocket, byte by byte (RFC 6455). */
export class WebSocketFrames {
  /**
   * @param onPayload - Is given what each frame carries.
   */
  constructor(onPayload: (payload: Buffer) => void) {
    this._onPayload = onPayload;
  }

  /** Take the next bytes. */
  push(bytes: Buffer): void {
    this._rest = Buffer.concat([this._rest, bytes]);
    for (;;) {
      const payload = this._takeFrame();
      if (payload === null) {
        return;
      }
      this._onPayload(payload);
    }
  }

  private _takeFrame(): Buffer | null {
    const rest = this._rest;
    if (rest.length < 2) {
      return null;
    }
    const short = rest[1] & 0x7f;
    const lengthBytes = short === 127 ? 8 : short === 126 ? 2 : 0;
    // What a browser sends is always masked with four bytes.
    const start = 2 + lengthBytes + 4;
    if (rest.length < start) {
      return null;
    }
    const length =
      lengthBytes === 8
        ? Number(rest.readBigUInt64BE(2))
        : lengthBytes === 2
          ? rest.readUInt16BE(2)
          : short;
    if (rest.length < start + length) {
      return null;
    }
    const mask = rest.subarray(start - 4, start);
    const payload = Buffer.from(rest.subarray(start, start + length));
    for (let i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i % 4];
    }
    this._rest = rest.subarray(start + length);
    return payload;
  }

  private readonly _onPayload: (payload: Buffer) => void;
  private _rest: Buffer = Buffer.alloc(0);
}
