// The types of documents, made from its C++. Each build writes this file anew.

export function also_hidden(event: Hidden2, context?: object): Promise<void>;
export function choices(event: ChoicesInput, context?: object): Promise<Choices>;
export function derived(event: DerivedInput, context?: object): Promise<Derived>;
export function event(event: Event, context?: object): Promise<void>;
export function feed(event: Event, stream: ResponseStream, context?: object): Promise<void>;
export function handler(event: object, context?: object): Promise<object>;
export function hidden(event: Hidden, context?: object): Promise<void>;
export function limited(event: LimitedInput, context?: object): Promise<Limited>;
export function note(event: NoteInput, context?: object): Promise<Note>;
export function own(event: Own, context?: object): Promise<Own>;
export function page(event: PageNote, context?: object): Promise<void>;
export function plain(event: Plain, context?: object): Promise<Plain>;
export function schemas(): { [name: string]: string };
export function store(own: OwnArgument, event: Event): Promise<string>;
export function sum(a: number, b?: number | string | bigint | null): number;
export function tick(event?: unknown, context?: object): Promise<void>;
export function tree(event: TreeInput, context?: object): Promise<Tree>;

/** A Writable of node:stream with the function that the runtime of Lambda adds. */
export interface ResponseStream {
  readonly destroyed: boolean;
  readonly writableFinished: boolean;
  setContentType(type: string): void;
  write(part: string | Uint8Array): boolean;
  end(): unknown;
  on(event: string, listener: (...values: any[]) => void): unknown;
}

export type Attribute =
  | { S: string; N?: never; L?: never }
  | { N: number; S?: never; L?: never }
  | { L: Attribute[]; S?: never; N?: never };

export type AttributeInput =
  | { S: string; N?: never; L?: never }
  | { N: number | string; S?: never; L?: never }
  | { L: AttributeInput[]; S?: never; N?: never };

export interface Branch {
  tree?: Tree;
  note: Note;
}

export interface BranchInput {
  tree?: TreeInput | null;
  note: NoteInput;
}

export interface Choices {
  shape: Shape;
  attribute: Attribute;
  known: Known;
  any: null | string | number | number[];
  id: NoteId;
  colour: 'other' | 'red' | (string & {});
}

export interface ChoicesInput {
  shape: ShapeInput;
  attribute: AttributeInput;
  known: KnownInput;
  any: null | string | number | number[];
  id: NoteId;
  colour: 'other' | 'red' | (string & {});
}

export interface Circle {
  radius: number;
}

export interface Derived {
  first_member: number;
  side: number;
  name?: string;
  lastMember: boolean;
}

export interface DerivedInput {
  first_member: number;
  side: number;
  name?: string | null;
  lastMember: boolean;
}

export interface Event {
  kind?: string | null;
  /** @default 20 */
  limit?: number | null;
}

export interface Hidden {
  a: number;
}

export interface Hidden2 {
  b: string;
}

export type Known = { S: string } | { [name: string]: never };

export type KnownInput = { S: string } | { [name: string]: unknown };

export interface Limited {
  /**
   * How good it is.
   * From 1 to 5.
   */
  stars: number;
  /**
   * The price
   * @example 1.5
   */
  price?: number;
  /** @deprecated */
  name: string;
  tags: string[];
  counts: { [name: string]: number };
  wide: number;
}

export interface LimitedInput {
  /**
   * How good it is.
   * From 1 to 5.
   */
  stars?: number | null;
  /**
   * The price
   * @example 1.5
   */
  price?: number | null;
  /** @deprecated */
  name: string;
  tags: string[];
  counts: { [name: string]: number };
  wide: number | string;
}

export interface Note {
  id: number;
  size: number;
  text?: string;
  is_new: boolean;
  count: number;
  fruit: 'apple' | "a 'pear'";
  one: number[];
  sparse: { [name: string]: number };
}

export type NoteId = string & { readonly __brand: 'NoteId' };

export interface NoteInput {
  id: number | string;
  size: number | string;
  text?: string | null;
  is_new?: boolean | null;
  count?: number | null;
  fruit?: 'apple' | "a 'pear'" | null;
  one: number | number[];
  sparse: { [name: string]: number | null };
}

export interface Own {
  bytes: string;
  time: string;
}

export interface OwnArgument {
  bytes: string | Uint8Array;
  time: string | Date;
}

export interface PageNote {
  items: NoteInput[];
  next?: string | null;
}

export interface Plain {
  truth: boolean;
  signed8: number;
  unsigned8: number;
  signed16: number;
  unsigned16: number;
  signed32: number;
  unsigned32: number;
  "a \"real\"": number;
  text: string;
  fruit: 'apple' | "a 'pear'";
  list: boolean[];
  set: number[];
  pair: [number, number];
  tuple: [number, string];
  map: { [name: string]: number };
  day: string;
  patched?: number | null;
}

export type Shape = { kind: 'circle'; radius: number } | { kind: 'square' } & Square | { kind: 'point' };

export type ShapeInput = { kind: 'circle'; radius: number } | { kind: 'square' } & SquareInput | { kind: 'point' };

export interface Square {
  side: number;
  name?: string;
}

export interface SquareInput {
  side: number;
  name?: string | null;
}

export interface Tree {
  name: string;
  branches: Branch[];
}

export interface TreeInput {
  name: string;
  branches: BranchInput[];
}
