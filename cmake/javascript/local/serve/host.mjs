// Whether a request is for this machine by name. A page of the web can let its own name lead to 127.0.0.1, and then read what a server
// there replies (DNS rebinding): its requests have that name in Host.

/** @param host  the Host header, with or without a port; undefined if there is none */
export function isOwnHost(host) {
  if (host === undefined || host === '') return true;
  const name = host.replace(/:\d*$/, '').toLowerCase().replace(/\.$/, '');
  return /^\[[\da-f:.]+\]$/.test(name) || /^\d+(\.\d+){3}$/.test(name) || name === 'localhost' || name.endsWith('.localhost');
}

/** The reply to any other request. */
export const FOREIGN = (host) => `This server answers requests to 127.0.0.1 and localhost, not to ${JSON.stringify(host)}: open the address that it prints.\n`;
