import type { Protocol, Side } from './wire/protocol.ts';

/** Octets kept of each connection for a page that comes to watch later. */
const KEPT = 64 * 1024;

/** A connection to a sandbox as its watchers see it. */
export class Overheard {
  readonly id: string;
  readonly protocol: Protocol;
  /** Opened by a page through the relay, or by a program on the TCP port. */
  readonly via: 'page' | 'tcp';
  readonly peer: string;
  private kept: [Side, Uint8Array][] = [];
  private octets = 0;

  constructor(id: string, protocol: Protocol, via: 'page' | 'tcp', peer: string) {
    this.id = id;
    this.protocol = protocol;
    this.via = via;
    this.peer = peer;
  }

  hear(from: Side, octets: Uint8Array): void {
    this.octets += octets.length;
    if (this.octets <= KEPT) this.kept.push([from, octets.slice()]);
    else this.kept = [];
  }

  /** All that passed so far; undefined when it was more than is kept. */
  get sofar(): readonly (readonly [Side, Uint8Array])[] | undefined {
    return this.octets <= KEPT ? this.kept : undefined;
  }
}
