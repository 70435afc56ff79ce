// The requests without a reply.

/**
 * Like a Set, which would keep requests alive. A Set copies its table now and then, and each old table refers to the next one. V8 frees old
 * tables, and the objects that they reach, only in a collection of the whole heap.
 */
export class UnderWay {
  #members = [];

  get size() { return this.#members.length; }

  /** Iterates in no particular order. Members may be deleted meanwhile. */
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
