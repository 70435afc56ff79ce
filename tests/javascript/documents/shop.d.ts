// The types of shop, made from its C++. Each build writes this file anew.

export function add(a: number, b: number): number;
export function blob(blob: Blob): void;
export function buy(event: OrderInput, context?: object): Promise<Order>;
declare function entry_delete(event: Sku, context?: object): Promise<void>;
export { entry_delete as delete };
export function feed(event: ForestInput, stream: ResponseStream, context?: object): Promise<void>;
export function grow(event: ForestInput, context?: object): Promise<Owner>;
export function handler(event: unknown, context?: object): Promise<unknown>;
export function hidden(hidden: Hidden, hidden2: Hidden2, c: Hidden2): void;
export function limits(event: number, context?: object): Promise<"a \"quoted\" 9223372036854775807">;
export function now(): string;
export function store(order: OrderArgument, b: string | Uint8Array, c?: string | Date | null): Promise<Value>;
export function tick(event?: unknown, context?: object): Promise<void>;
export function values(
  value: Value,
  json: Json,
  colour: Colour,
  point: Point,
  closed: Closed,
  empty: Empty,
  date2: Date2,
  h: (Sku | null)[],
  i: [number, number, number],
  j: { [name: string]: StockLine[] },
): PageVectorLine16[];

/** A Writable of node:stream with the function that the runtime of Lambda adds. */
export interface ResponseStream {
  readonly destroyed: boolean;
  readonly writableFinished: boolean;
  setContentType(type: string): void;
  write(part: string | Uint8Array): boolean;
  end(): unknown;
  on(event: string, listener: (...values: any[]) => void): unknown;
}

export interface Blob {
  bytes: string | Uint8Array;
  large: number | string | bigint;
}

export interface Card {
  number: string;
}

export interface Closed {
  a: boolean;
}

export type Colour = 'red' | 'blue' | (string & {});

export interface Date2 {
  year: number;
  default?: string;
  日本?: string;
  __proto?: string;
}

export type Empty = { [name: string]: unknown };

export interface Forest {
  trees: Tree[];
  owner: Owner;
}

export interface ForestInput {
  trees: TreeInput[];
  owner: OwnerInput;
}

export interface Hidden {
  a: string;
}

export interface Hidden2 {
  b: string;
}

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

export type Number = string;

export interface Order {
  id: OrderId;
  lines: ShopLine[];
  note?: string;
  paid: Payment;
  'unit-price': number;
  placed: string;
  day: string;
  signature: string;
  total: number;
  stars: number;
}

export type OrderId = number & { readonly __brand: 'OrderId' };

export type OrderIdInput = (number | string) & { readonly __brand: 'OrderId' };

export type OrderIdArgument = (number | string | bigint) & { readonly __brand: 'OrderId' };

/** An order of a customer. */
export interface OrderInput {
  id: OrderIdInput;
  /** What is bought. */
  lines: ShopLineInput[];
  /**
   * A note
   * Printed on the parcel.
   * May hold *\/ too.
   * @example "ring twice"
   */
  note?: string | null;
  paid: Payment;
  /** @deprecated */
  'unit-price': number;
  placed: string;
  day: string;
  signature: string;
  total: number | string;
  /** @default 3 */
  stars?: number | null;
}

/** An order of a customer. */
export interface OrderArgument {
  id: OrderIdArgument;
  /** What is bought. */
  lines: ShopLineInput[];
  /**
   * A note
   * Printed on the parcel.
   * May hold *\/ too.
   * @example "ring twice"
   */
  note?: string | null;
  paid: Payment;
  /** @deprecated */
  'unit-price': number;
  placed: string | Date;
  day: string;
  signature: string | Uint8Array;
  total: number | string | bigint;
  /** @default 3 */
  stars?: number | null;
}

export interface Owner {
  forests: Forest[];
}

export interface OwnerInput {
  forests: ForestInput[];
}

export interface PageVectorLine16 {
  items: ShopLine[];
}

export type Payment = { kind: 'card' } & Card | { kind: 'closed'; a: boolean } | { kind: 'cash' };

export type Point = [number, number, string | null];

export interface ShopLine {
  sku: string;
  count: number;
  size?: Size;
}

export interface ShopLineInput {
  sku: string;
  count: number;
  size?: Size | null;
}

export type Size = 'small' | "the 'large'";

export type Sku = string & { readonly __brand: 'Sku' };

export interface StockLine {
  shelf: number;
}

export interface Tree {
  value?: string;
  children: Tree[];
}

export interface TreeInput {
  value?: string | null;
  children: TreeInput[];
}

export type Value =
  | { S: string; N?: never; L?: never; M?: never }
  | { N: Number; S?: never; L?: never; M?: never }
  | { L: Value[]; S?: never; N?: never; M?: never }
  | { M: { [name: string]: Value }; S?: never; N?: never; L?: never };
