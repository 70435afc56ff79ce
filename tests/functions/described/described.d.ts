// The types of described, made from its C++. Each build writes this file anew.

export function buffered(event: object, context?: object): Promise<object>;
export function handler(event: object, stream: ResponseStream, context?: object): Promise<void>;

/** A Writable of node:stream with the function that the runtime of Lambda adds. */
export interface ResponseStream {
  readonly destroyed: boolean;
  readonly writableFinished: boolean;
  setContentType(type: string): void;
  write(part: string | Uint8Array): boolean;
  end(): unknown;
  on(event: string, listener: (...values: any[]) => void): unknown;
}

export interface Draft {
  text: string;
  /** @default 3 */
  rating?: number | null;
  /** @example "ABC-1234" */
  code?: string | null;
}

export type FormFile = string;

export interface Note {
  id: NoteId;
  /** What the list shows. */
  text: string;
  stars: number;
  color?: 'red' | 'blue';
  answers: Note[];
}

export type NoteId = number & { readonly __brand: 'NoteId' };

export type NoteIdInput = (number | string) & { readonly __brand: 'NoteId' };

export interface NoteInput {
  id: NoteIdInput;
  /** What the list shows. */
  text: string;
  /** @default 3 */
  stars?: number | null;
  color?: 'red' | 'blue' | null;
  answers?: NoteInput[] | null;
}

/** A problem (RFC 9457). */
export interface Problem {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  /** The values that do not fit: the first ones. */
  errors?: { in?: string; pointer: string; expected: string; found: string }[];
  /** How many values do not fit. */
  count?: number;
}

/** A type without the brands of values. */
type Plain<T> = T extends { readonly __brand: unknown }
  ? T extends string ? string : T extends number ? number : T extends boolean ? boolean : { [K in keyof T as Exclude<K, '__brand'>]: Plain<T[K]> }
  : T extends object ? { [K in keyof T]: Plain<T[K]> } : T;

/** The routes, for openapi-fetch: `createClient<bufferedPaths>()`. */
export interface bufferedPaths {
  '/health': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** @deprecated */
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        /** OK */
        200: {
          headers: { [name: string]: unknown };
          content: {
            'text/plain': string;
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/notes': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /**
     * Some notes.
     * The *newest* first.
     */
    get: {
      parameters: {
        query?: {
          /**
           * How many.
           * @default 20
           */
          limit?: number;
          /** @deprecated */
          after?: number;
          tag?: string[];
          color?: 'red' | 'blue';
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** OK */
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': Plain<Note[]>;
          };
        };
        /** Unprocessable Content */
        422: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
      };
    };
    put?: never;
    post: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody: {
        content: {
          'application/json': Draft;
        };
      };
      responses: {
        /** Created */
        201: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': Plain<Note>;
          };
        };
        /** Bad Request */
        400: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
        /** Unauthorized */
        401: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
        /** Conflict */
        409: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
        /** Unsupported Media Type */
        415: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
        /** Unprocessable Content */
        422: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/notes/{id}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** One note. */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: Plain<NoteId>;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** OK */
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': Plain<Note>;
          };
        };
        /** No note has this id. */
        404: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
      };
    };
    put: {
      parameters: {
        query?: never;
        header?: {
          'if-match'?: string;
        };
        path: {
          id: Plain<NoteId>;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': Plain<NoteInput>;
        };
      };
      responses: {
        /** OK */
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': Plain<Note>;
          };
        };
        /** Created */
        201: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': Plain<Note>;
          };
        };
        /** Accepted */
        202: {
          headers: { [name: string]: unknown };
          content?: never;
        };
        /** Bad Request */
        400: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
        /** Unauthorized */
        401: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
        /** Not Found */
        404: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
        /** Unsupported Media Type */
        415: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
        /** Unprocessable Content */
        422: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
        /** Precondition Required */
        428: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
      };
    };
    post?: never;
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: Plain<NoteId>;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** No Content */
        204: {
          headers: { [name: string]: unknown };
          content?: never;
        };
        /** Unauthorized */
        401: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
        /** Not Found */
        404: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/notes/feed': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        /** The reply of the handler. */
        default: {
          headers: { [name: string]: unknown };
          content?: never;
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/places/{city}/{number}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          city: string;
          number: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** OK */
        200: {
          headers: { [name: string]: unknown };
          content: {
            'text/plain': string;
          };
        };
        /** Not Found */
        404: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/uploads': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: {
          session?: string;
        };
      };
      requestBody: {
        content: {
          'application/x-www-form-urlencoded': { name: string; size?: number; public?: boolean };
          'multipart/form-data': { name: string; size?: number; public?: boolean; preview?: FormFile };
        };
      };
      responses: {
        /** OK */
        200: {
          headers: { [name: string]: unknown };
          content: {
            'text/plain': string;
          };
        };
        /** Bad Request */
        400: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
        /** Unsupported Media Type */
        415: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
        /** Unprocessable Content */
        422: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/files/{path}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: {
        query?: never;
        header?: {
          /** Entity tags of replies that the caller has. */
          'if-none-match'?: string;
        };
        path: {
          /** The rest of the path, with its slashes. */
          path: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** OK */
        200: {
          headers: { [name: string]: unknown };
          content: {
            'text/plain': string;
          };
        };
        /** Not Modified */
        304: {
          headers: { [name: string]: unknown };
          content?: never;
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/export': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        /** Not Acceptable */
        406: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
        /** The reply of the handler. */
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': unknown;
            'text/csv': unknown;
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/pictures': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody: {
        content: {
          'multipart/form-data': { file: FormFile; smaller?: FormFile[]; licence?: FormFile; title?: string };
        };
      };
      responses: {
        /** OK */
        200: {
          headers: { [name: string]: unknown };
          content: {
            'text/plain': string;
          };
        };
        /** Bad Request */
        400: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
        /** Unsupported Media Type */
        415: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
        /** Unprocessable Content */
        422: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/places': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody: {
        content: {
          'application/x-www-form-urlencoded': { city: string; number: number };
          'multipart/form-data': { city: string; number: number };
        };
      };
      responses: {
        /** OK */
        200: {
          headers: { [name: string]: unknown };
          content: {
            'text/plain': string;
          };
        };
        /** Bad Request */
        400: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
        /** Unsupported Media Type */
        415: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
        /** Unprocessable Content */
        422: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
      };
    };
    trace?: never;
  };
  '/any/{what}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          what: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** The reply of the handler. */
        default: {
          headers: { [name: string]: unknown };
          content?: never;
        };
      };
    };
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          what: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** The reply of the handler. */
        default: {
          headers: { [name: string]: unknown };
          content?: never;
        };
      };
    };
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          what: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** The reply of the handler. */
        default: {
          headers: { [name: string]: unknown };
          content?: never;
        };
      };
    };
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          what: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** The reply of the handler. */
        default: {
          headers: { [name: string]: unknown };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          what: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** No Content */
        204: {
          headers: { [name: string]: unknown };
          content?: never;
        };
      };
    };
    trace?: never;
  };
  '/days/{day}/{color}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          day: string;
          color: 'red' | 'blue';
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** OK */
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': number;
          };
        };
        /** Not Found */
        404: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}

/** The routes, for openapi-fetch: `createClient<paths>()`. */
export interface paths {
  '/health': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** @deprecated */
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        /** OK */
        200: {
          headers: { [name: string]: unknown };
          content: {
            'text/plain': string;
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/notes': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /**
     * Some notes.
     * The *newest* first.
     */
    get: {
      parameters: {
        query?: {
          /**
           * How many.
           * @default 20
           */
          limit?: number;
          /** @deprecated */
          after?: number;
          tag?: string[];
          color?: 'red' | 'blue';
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** OK */
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': Plain<Note[]>;
          };
        };
        /** Unprocessable Content */
        422: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
      };
    };
    put?: never;
    post: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody: {
        content: {
          'application/json': Draft;
        };
      };
      responses: {
        /** Created */
        201: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': Plain<Note>;
          };
        };
        /** Bad Request */
        400: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
        /** Unauthorized */
        401: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
        /** Conflict */
        409: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
        /** Unsupported Media Type */
        415: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
        /** Unprocessable Content */
        422: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/notes/{id}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** One note. */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: Plain<NoteId>;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** OK */
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': Plain<Note>;
          };
        };
        /** No note has this id. */
        404: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
      };
    };
    put: {
      parameters: {
        query?: never;
        header?: {
          'if-match'?: string;
        };
        path: {
          id: Plain<NoteId>;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': Plain<NoteInput>;
        };
      };
      responses: {
        /** OK */
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': Plain<Note>;
          };
        };
        /** Created */
        201: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': Plain<Note>;
          };
        };
        /** Accepted */
        202: {
          headers: { [name: string]: unknown };
          content?: never;
        };
        /** Bad Request */
        400: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
        /** Unauthorized */
        401: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
        /** Not Found */
        404: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
        /** Unsupported Media Type */
        415: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
        /** Unprocessable Content */
        422: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
        /** Precondition Required */
        428: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
      };
    };
    post?: never;
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: Plain<NoteId>;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** No Content */
        204: {
          headers: { [name: string]: unknown };
          content?: never;
        };
        /** Unauthorized */
        401: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
        /** Not Found */
        404: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/notes/feed': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        /** The reply of the handler. */
        default: {
          headers: { [name: string]: unknown };
          content?: never;
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/places/{city}/{number}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          city: string;
          number: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** OK */
        200: {
          headers: { [name: string]: unknown };
          content: {
            'text/plain': string;
          };
        };
        /** Not Found */
        404: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/uploads': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: {
          session?: string;
        };
      };
      requestBody: {
        content: {
          'application/x-www-form-urlencoded': { name: string; size?: number; public?: boolean };
          'multipart/form-data': { name: string; size?: number; public?: boolean; preview?: FormFile };
        };
      };
      responses: {
        /** OK */
        200: {
          headers: { [name: string]: unknown };
          content: {
            'text/plain': string;
          };
        };
        /** Bad Request */
        400: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
        /** Unsupported Media Type */
        415: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
        /** Unprocessable Content */
        422: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/files/{path}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: {
        query?: never;
        header?: {
          /** Entity tags of replies that the caller has. */
          'if-none-match'?: string;
        };
        path: {
          /** The rest of the path, with its slashes. */
          path: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** OK */
        200: {
          headers: { [name: string]: unknown };
          content: {
            'text/plain': string;
          };
        };
        /** Not Modified */
        304: {
          headers: { [name: string]: unknown };
          content?: never;
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/export': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        /** Not Acceptable */
        406: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
        /** The reply of the handler. */
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': unknown;
            'text/csv': unknown;
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/pictures': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody: {
        content: {
          'multipart/form-data': { file: FormFile; smaller?: FormFile[]; licence?: FormFile; title?: string };
        };
      };
      responses: {
        /** OK */
        200: {
          headers: { [name: string]: unknown };
          content: {
            'text/plain': string;
          };
        };
        /** Bad Request */
        400: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
        /** Unsupported Media Type */
        415: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
        /** Unprocessable Content */
        422: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/places': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody: {
        content: {
          'application/x-www-form-urlencoded': { city: string; number: number };
          'multipart/form-data': { city: string; number: number };
        };
      };
      responses: {
        /** OK */
        200: {
          headers: { [name: string]: unknown };
          content: {
            'text/plain': string;
          };
        };
        /** Bad Request */
        400: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
        /** Unsupported Media Type */
        415: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
        /** Unprocessable Content */
        422: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
      };
    };
    trace?: never;
  };
  '/any/{what}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          what: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** The reply of the handler. */
        default: {
          headers: { [name: string]: unknown };
          content?: never;
        };
      };
    };
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          what: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** The reply of the handler. */
        default: {
          headers: { [name: string]: unknown };
          content?: never;
        };
      };
    };
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          what: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** The reply of the handler. */
        default: {
          headers: { [name: string]: unknown };
          content?: never;
        };
      };
    };
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          what: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** The reply of the handler. */
        default: {
          headers: { [name: string]: unknown };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          what: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** No Content */
        204: {
          headers: { [name: string]: unknown };
          content?: never;
        };
      };
    };
    trace?: never;
  };
  '/days/{day}/{color}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          day: string;
          color: 'red' | 'blue';
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** OK */
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': number;
          };
        };
        /** Not Found */
        404: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem;
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
