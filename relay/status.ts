import { isLoopback } from './addresses.ts';
import type { RequestHandler } from './server.ts';

/** `GET /healthz`: this process answers. */
export const health =
  (version: string): RequestHandler =>
  (request, response) => {
    if (request.url !== '/healthz') return false;
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify({ status: 'ok', version }));
    return true;
  };

/** What a proxy adds: whoever came through one is somewhere else, though the connection is from here. */
const PROXIED = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'];

/** `GET /metrics` in Prometheus' text format, for programs of this machine. */
export const counters =
  (text: () => string): RequestHandler =>
  (request, response) => {
    const local = isLoopback(request.socket.remoteAddress ?? '');
    if (request.url !== '/metrics' || !local || PROXIED.some((name) => name in request.headers)) return false;
    response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4', 'cache-control': 'no-store' });
    response.end(text());
    return true;
  };
