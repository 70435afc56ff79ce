// What node:net has no words for.

/** The file descriptor of a connection, -1 where it has none (any more). */
export const descriptorOf = (socket) => socket._handle?.fd ?? -1;

/** Leaves what comes from now on to the process that the connection is handed to: a paused socket goes on reading for a while. */
export function stopReading({ _handle: handle }) {
  if (!handle) return;
  handle.readStop();
  handle.reading = false;
}
