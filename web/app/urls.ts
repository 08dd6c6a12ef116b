/** The relay's WebSocket addresses: always those of the page's own origin. */
function socketUrl(path: string): string {
  const { protocol, host } = window.location;
  return `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}${path}`;
}

export const relayUrl = (): string => socketUrl('/relay');
export const feedUrl = (): string => socketUrl('/sandbox');
