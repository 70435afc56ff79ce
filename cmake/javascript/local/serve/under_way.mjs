// The requests that have no reply yet.

/**
 * Like a Set, which would keep the requests alive: it copies itself now and then as members come and go, each copy refers to the next,
 * and V8 frees none of those that have grown old, nor what they lead to, before it goes through all of the heap.
 */
export class UnderWay {
  #members = [];

  get size() { return this.#members.length; }

  /** In no order. They may be deleted while they are gone through. */
  [Symbol.iterator]() { return [...this.#members].values(); }

  add(member) { member.place = this.#members.push(member) - 1; }

  delete({ place }) {
    const last = this.#members.pop();
    if (place === this.#members.length) return; // it was the last
    this.#members[place] = last;
    last.place = place;
  }

  clear() { this.#members.length = 0; }
}
