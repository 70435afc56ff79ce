// The types of notes, made from its C++. Each build writes this file anew.

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

export type Kïnd = Problem | number;

export interface Note {
  id?: number;
  kind?: Kïnd;
}

export interface NoteInput {
  id?: number | string;
  kind?: Kïnd;
}

export type Problem = object;

/** A problem (RFC 9457). */
export interface Problem2 {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  /** The values that do not fit: the first ones. */
  errors?: { in?: string; pointer: string; expected: string; found: string }[];
  /** How many values do not fit. */
  count?: number;
}

/** The routes, for openapi-fetch: `createClient<paths>()`. */
export interface paths {
  '/': {
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
     * Some.
     * More.
     */
    get: {
      parameters: {
        query: {
          /**
           * How many.
           * @default 20
           */
          limit?: number;
          /** @deprecated */
          after: string;
        };
        header?: {
          'if-match'?: string;
        };
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** OK */
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': Note[];
          };
        };
        /** Unprocessable Content */
        422: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem2;
          };
        };
      };
    };
    put?: never;
    post: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody: {
        content: {
          'application/json': NoteInput;
        };
      };
      responses: {
        /** Created */
        201: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': Note | number;
          };
        };
        /** Bad Request */
        400: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem2;
          };
        };
        /** Unauthorized */
        401: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem2;
          };
        };
        /** Conflict */
        409: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem2;
          };
        };
        /** Unsupported Media Type */
        415: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem2;
          };
        };
        /** Unprocessable Content */
        422: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem2;
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
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** OK */
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': Note;
          };
        };
        /** There is none. */
        404: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem2;
          };
        };
      };
    };
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': NoteInput;
        };
      };
      responses: {
        /** No Content */
        204: {
          headers: { [name: string]: unknown };
          content?: never;
        };
        /** Bad Request */
        400: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem2;
          };
        };
        /** Unauthorized */
        401: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem2;
          };
        };
        /** Forbidden */
        403: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem2;
          };
        };
        /** Not Found */
        404: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem2;
          };
        };
        /** Unsupported Media Type */
        415: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem2;
          };
        };
        /** Unprocessable Content */
        422: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem2;
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
          id: string;
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
            'application/problem+json': Problem2;
          };
        };
        /** Forbidden */
        403: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem2;
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
  '/files/{path}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          path: string;
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
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/any/{what}/{more}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          what: string;
          /** The rest of the path, with its slashes. */
          more: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': NoteInput;
        };
      };
      responses: {
        /** No Content */
        204: {
          headers: { [name: string]: unknown };
          content?: never;
        };
        /** Bad Request */
        400: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem2;
          };
        };
        /** Unsupported Media Type */
        415: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem2;
          };
        };
        /** Unprocessable Content */
        422: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem2;
          };
        };
      };
    };
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          what: string;
          /** The rest of the path, with its slashes. */
          more: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': NoteInput;
        };
      };
      responses: {
        /** No Content */
        204: {
          headers: { [name: string]: unknown };
          content?: never;
        };
        /** Bad Request */
        400: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem2;
          };
        };
        /** Unsupported Media Type */
        415: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem2;
          };
        };
        /** Unprocessable Content */
        422: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem2;
          };
        };
      };
    };
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          what: string;
          /** The rest of the path, with its slashes. */
          more: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': NoteInput;
        };
      };
      responses: {
        /** No Content */
        204: {
          headers: { [name: string]: unknown };
          content?: never;
        };
        /** Bad Request */
        400: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem2;
          };
        };
        /** Unsupported Media Type */
        415: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem2;
          };
        };
        /** Unprocessable Content */
        422: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem2;
          };
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
          /** The rest of the path, with its slashes. */
          more: number;
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
        /** Not Found */
        404: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem2;
          };
        };
      };
    };
    trace?: never;
  };
  '/a-b/{c}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          c: string;
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
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/places/{city}/{number}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head: {
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
        /** No Content */
        204: {
          headers: { [name: string]: unknown };
          content?: never;
        };
        /** Not Found */
        404: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem2;
          };
        };
      };
    };
    patch?: never;
    trace?: never;
  };
  '/forms': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: {
          c?: string;
        };
      };
      requestBody: {
        content: {
          'application/x-www-form-urlencoded': { a: string; b?: number };
        };
      };
      responses: {
        /** No Content */
        204: {
          headers: { [name: string]: unknown };
          content?: never;
        };
        /** Unsupported Media Type */
        415: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem2;
          };
        };
        /** Unprocessable Content */
        422: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem2;
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
  '/tagged': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: {
        query?: never;
        header?: {
          /** Entity tags of replies that the caller has. */
          'if-none-match'?: string;
        };
        path?: never;
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
        /** Not Modified */
        304: {
          headers: { [name: string]: unknown };
          content?: never;
        };
      };
    };
    put: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        /** OK */
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': number;
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tagged/known': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: {
        query?: never;
        header?: {
          'If-None-Match'?: string;
        };
        path?: never;
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
        /** Non-Authoritative Information */
        203: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': number;
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
  '/tagged/chosen': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        /** Not Acceptable */
        406: {
          headers: { [name: string]: unknown };
          content: {
            'application/problem+json': Problem2;
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
}
