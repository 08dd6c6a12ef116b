import { connect, type Socket } from 'node:net';
import { LONGEST_HEAD, writeHead } from './frame.ts';

/** Most octets read at once. */
export const MAX_READ = 128 * 1024;
/** A read of so many means that more is coming: the next goes into a buffer of the connection's own. */
const LARGE = 16 * 1024;
/** Buffers kept for the next that needs one. */
const MOST_FREE = 64;

/** Where octets are read, with room for a message's head before them. */
interface Room {
  readonly whole: Buffer;
  /** The part after the head. */
  readonly octets: Buffer;
}

function makeRoom(): Room {
  const whole = Buffer.allocUnsafeSlow(LONGEST_HEAD + MAX_READ);
  return { whole, octets: whole.subarray(LONGEST_HEAD) };
}

/** Node hands over each read before it begins the next (`onread`), so for short ones one buffer serves everybody. */
const common = makeRoom();
const free: Room[] = [];

function giveBack(room: Room): void {
  if (free.length < MOST_FREE) free.push(room);
}

/**
 * A TCP connection towards a server. There is no `data` event: what is read goes to `onRead`, so that neither a read
 * nor an idle connection costs a buffer. TLS over it reads by itself.
 */
export interface ServerSocket extends Socket {
  /** What is dialled: address and port. */
  readonly dialled: string;
  /** Takes what was read: the octets, there during the call only, and the same as a WebSocket message to be sent. */
  onRead: (octets: Buffer, message: Message) => void;
}

/** A binary WebSocket message, head and all, and whom to tell when it has been sent or cannot be. */
export interface Message {
  readonly frame: Buffer;
  readonly sent?: () => void;
}

export function connectToServer(host: string, port: number): ServerSocket {
  let room = common;
  let large = false;
  const onread = {
    buffer() {
      room = large ? (free.pop() ?? makeRoom()) : common;
      return room.octets;
    },
    callback(count: number) {
      const read = room;
      large = count >= LARGE;
      socket.onRead(read.octets.subarray(0, count), read === common ? copied(count) : inPlace(read, count));
      return true;
    },
  };
  const made = connect({ host, port, allowHalfOpen: true, noDelay: true, onread });
  const dialled = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  const socket: ServerSocket = Object.assign(made, { dialled, onRead() {} });
  return socket;
}

function copied(count: number): Message {
  const start = writeHead(common.whole, LONGEST_HEAD, count);
  return { frame: Buffer.from(common.whole.subarray(start, LONGEST_HEAD + count)) };
}

function inPlace(room: Room, count: number): Message {
  const start = writeHead(room.whole, LONGEST_HEAD, count);
  return { frame: room.whole.subarray(start, LONGEST_HEAD + count), sent: () => giveBack(room) };
}
