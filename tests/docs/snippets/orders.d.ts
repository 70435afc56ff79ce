// The types of orders, made from its C++. Each build writes this file anew.

export function buy(event: Order, context?: object): Promise<Receipt>;
export function handler(event: object, context?: object): Promise<object>;

export interface Item {
  fruit: 'apple' | 'pear' | 'quince';
  /** @default 1 */
  count?: number | null;
}

export interface Order {
  customer: string;
  items: Item[];
  note?: string | null;
}

export interface Receipt {
  customer: string;
  pieces: number;
  cents: number;
  note?: string;
}
