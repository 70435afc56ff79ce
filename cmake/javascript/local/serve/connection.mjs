// Operations on connections that node:net does not offer.

/** The file descriptor of a connection, or -1 if it has none. */
export const descriptorOf = (socket) => socket._handle?.fd ?? -1;

/** Stops reading, so that the process that takes over the connection receives the next bytes. A paused socket would read on for a while. */
export function stopReading({ _handle: handle }) {
  if (!handle) return;
  handle.readStop();
  handle.reading = false;
}
