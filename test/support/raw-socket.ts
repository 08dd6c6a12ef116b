import { connect, type Socket } from 'node:net';
import { eventually } from './relay-client.ts';

/** A client that keeps to no protocol: says what it is told to say, and notes what it hears and when it is cut. */
export interface RawSocket extends Socket {
  gone: boolean;
  heard: Buffer;
}

export function rawSocket(port: number): RawSocket {
  const socket = Object.assign(connect(port, '127.0.0.1'), { gone: false, heard: Buffer.alloc(0) });
  socket.on('data', (chunk: Buffer) => {
    socket.heard = Buffer.concat([socket.heard, chunk]);
  });
  socket
    .on('error', () => {})
    .on('close', () => {
      socket.gone = true;
    });
  return socket;
}

/** The same, once it has become a WebSocket. */
export async function upgradedSocket(port: number, path = '/relay'): Promise<RawSocket> {
  const socket = rawSocket(port);
  const at = `127.0.0.1:${port}`;
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: ${at}\r\nOrigin: http://${at}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  await eventually(() => socket.heard.includes('101 Switching'), '101');
  return socket;
}

/** A frame of RFC 6455 §5.2 with the client's mask of zeros. */
export function frame(first: number, payload: Uint8Array, masked = true): Buffer {
  const { length } = payload;
  const head =
    length < 126
      ? [length]
      : length < 65536
        ? [126, length >> 8, length & 255]
        : [127, 0, 0, 0, 0, length >>> 24, (length >> 16) & 255, (length >> 8) & 255, length & 255];
  if (masked) head[0]! |= 128;
  return Buffer.concat([Buffer.from([first, ...head, ...(masked ? [0, 0, 0, 0] : [])]), payload]);
}
