// Functions of doubles. Generated codecs call them; index.mjs contains only those that its codecs use (build/helpers.mjs).

export function takeDouble(lane) {
  lane.at += (lane.at - lane.replyBegin) & 1;
  const value = lane.doubles[lane.at >> 1];
  lane.at += 2;
  return value;
}
