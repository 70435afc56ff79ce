// The imports of the SDK's C++ (include/lambda_wasm/edge/emscripten.hpp declares them). Emscripten links only the functions that a program
// calls. `Module['lambda_wasm']` is the supervisor's Instance (supervisor.mjs).

// If a program uses `emscripten::val`, JavaScript values cross by embind's handles.
LibraryManager.library._emval_decref__deps.push('$Emval');
LibraryManager.library._emval_decref__postset = `Module['lambda_wasm'].link({
  toHandle: Emval.toHandle,
  takeHandle: (handle) => { const value = Emval.toValue(handle); __emval_decref(handle); return value; },
});`;

addToLibrary({
  // Returns the function that embind exports for a handler. The supervisor makes it for an entry of the function table.
  lambda_wasm_export__deps: ['$Emval', '$wasmTable', '$stackRestore', '_emval_decref'],
  lambda_wasm_export: (invoke, descriptor, record, reply) =>
    Emval.toHandle(Module['lambda_wasm'].expose(wasmTable.get(invoke), descriptor, record, reply, stackRestore)),

  // Sends the event or the context with a codec. Returns 1 if there was a mismatch, else 0.
  lambda_wasm_pull: (from, codec) => {
    const instance = Module['lambda_wasm'];
    return instance.lane.sendOrMismatch(instance.codecs.get(codec), from === lambda_wasm_ABI.from.event ? instance.event : instance.context);
  },

  // Invocations that wait (include/lambda_wasm/edge/asynchronous.hpp).
  lambda_wasm_enable_waiting__deps: ['$wasmTable'],
  lambda_wasm_enable_waiting: (goOn) => Module['lambda_wasm'].link({ goOn: wasmTable.get(goOn) }),
  lambda_wasm_initialize__deps: ['$wasmTable', '$stackRestore'],
  lambda_wasm_initialize: (invoke, record, reply) => Module['lambda_wasm'].initialize(wasmTable.get(invoke), record, reply, stackRestore),
  lambda_wasm_start_timer: (milliseconds, wait) => Module['lambda_wasm'].timers.start(milliseconds, wait),
  lambda_wasm_cancel_timer: (number) => Module['lambda_wasm'].timers.cancel(number),

  lambda_wasm_wait__deps: ['$Emval'],
  lambda_wasm_wait: (promise, wait, codec) => Module['lambda_wasm'].wait(Emval.toValue(promise), wait, codec),
  // A value from C++ to JavaScript (include/lambda_wasm/js/value.hpp): it is in a block of its own, which the lane reads like a reply.
  $lambda_wasm_value: (block, codec) => {
    const { lane, codecs } = Module['lambda_wasm'], { reply } = lane;
    lane.reply = block >> 2;
    lane.receive();
    lane.reply = reply;
    return codecs.get(codec)(lane);
  },
  lambda_wasm_to_val__deps: ['$Emval', '$lambda_wasm_value'],
  lambda_wasm_to_val: (block, codec) => Emval.toHandle(lambda_wasm_value(block, codec)),

  // Replies that are sent in parts while the handler runs (include/lambda_wasm/edge/http.hpp).
  lambda_wasm_reply_begin: () => (Module['lambda_wasm'].beginStream() ? 1 : 0),
  lambda_wasm_reply_write: (bytes, size) => (Module['lambda_wasm'].writeStream(bytes, size) ? 1 : 0),
  lambda_wasm_reply_end: () => Module['lambda_wasm'].endStream(),
  lambda_wasm_reply_wait: (wait) => Module['lambda_wasm'].waitForStream(wait),

  // What replies depend on in requests (negotiate.mjs), and their compression (compress.mjs).
  lambda_wasm_rare_header: (name, size) => Module['lambda_wasm'].sendHeader(name, size),
  lambda_wasm_knows_tag: (tag, size) => Module['lambda_wasm'].knowsTag(tag, size),
  lambda_wasm_compress: (...reply) => Module['lambda_wasm'].compress(...reply),

  // JSON Web Tokens (include/lambda_wasm/host/token.hpp).
  lambda_wasm_verify_token: (...token) => Module['lambda_wasm'].tokens.verify(...token),
  lambda_wasm_fetch_keys: (rules, wait) => Module['lambda_wasm'].keySets.fetch(rules, wait),

  // Batches (include/lambda_wasm/host/batch.hpp).
  lambda_wasm_batch_begin: (...records) => Module['lambda_wasm'].batches.begin(...records),
  lambda_wasm_batch_log: (...record) => Module['lambda_wasm'].batches.log(...record),
  lambda_wasm_batch_end: (states) => Module['lambda_wasm'].batches.end(states),

  // Finds a file of the package (include/lambda_wasm/http/route/files.hpp).
  lambda_wasm_file: (path, size, within) => Module['lambda_wasm'].findFile(Module['lambda_wasm'].latin(path, size), within),

  // Modules and packages (include/lambda_wasm/js/module.hpp). A rejection is handled here because C++ may not await the module.
  lambda_wasm_import__deps: ['$Emval'],
  lambda_wasm_import: (name, size) => {
    const imported = Module['lambda_wasm'].importModule(Buffer.from(HEAPU8.buffer).utf8Slice(name, name + size));
    imported.catch(() => {});
    return Emval.toHandle(imported);
  },

  // Streams of bytes (include/lambda_wasm/js/stream.hpp). `how` holds the arguments of lambda_wasm_wait after the promise.
  lambda_wasm_stream_read__deps: ['$Emval'],
  lambda_wasm_stream_read: (stream, ...how) => Module['lambda_wasm'].streams.read(Emval.toValue(stream), ...how),
  lambda_wasm_stream_read_all__deps: ['$Emval'],
  lambda_wasm_stream_read_all: (stream, ...how) => Module['lambda_wasm'].streams.readAll(Emval.toValue(stream), ...how),
  lambda_wasm_stream_keep__deps: ['$Emval'],
  lambda_wasm_stream_keep: (stream) => Module['lambda_wasm'].streams.keep(Emval.toValue(stream)),
  lambda_wasm_stream_close__deps: ['$Emval'],
  lambda_wasm_stream_close: (stream) => Module['lambda_wasm'].streams.close(Emval.toValue(stream)),

  // HTTP requests (include/lambda_wasm/fetch.hpp).
  lambda_wasm_fetch_request__deps: ['$Emval', '$lambda_wasm_value'],
  lambda_wasm_fetch_request: (block, codec, body, size) =>
    Emval.toHandle(Module['lambda_wasm'].fetcher.request(lambda_wasm_value(block, codec), body === 0 ? undefined : HEAPU8.slice(body, body + size))),
  lambda_wasm_fetch_send__deps: ['$Emval'],
  lambda_wasm_fetch_send: (request, ...how) => Module['lambda_wasm'].fetcher.send(Emval.toValue(request), ...how),
  lambda_wasm_fetch_abort__deps: ['$Emval'],
  lambda_wasm_fetch_abort: (request) => Module['lambda_wasm'].fetcher.abort(Emval.toValue(request)),

  // AWS services (include/lambda_wasm/aws/). `how` holds the arguments of lambda_wasm_wait after the promise.
  lambda_wasm_aws_client__deps: ['$lambda_wasm_value'],
  lambda_wasm_aws_client: (service, size, block, codec) =>
    Module['lambda_wasm'].services.client(Module['lambda_wasm'].latin(service, size), codec === 0 ? undefined : lambda_wasm_value(block, codec)),
  lambda_wasm_aws_request__deps: ['$Emval', '$lambda_wasm_value'],
  lambda_wasm_aws_request: (client, command, size, block, codec) =>
    Emval.toHandle({ client, command: Module['lambda_wasm'].latin(command, size), input: codec === 0 ? {} : lambda_wasm_value(block, codec) }),
  lambda_wasm_aws_send__deps: ['$Emval'],
  lambda_wasm_aws_send: (request, ...how) => Module['lambda_wasm'].services.send(Emval.toValue(request), ...how),
  lambda_wasm_aws_abort: (wait) => Module['lambda_wasm'].services.abort(wait),
  lambda_wasm_aws_status__deps: ['$Emval'],
  lambda_wasm_aws_status: (error) => Module['lambda_wasm'].services.status(Emval.toValue(error)),
  lambda_wasm_aws_request_id__deps: ['$Emval'],
  lambda_wasm_aws_request_id: (error, to, size) =>
    Buffer.from(HEAPU8.buffer).utf8Write(Module['lambda_wasm'].services.requestId(Emval.toValue(error)), to, size),
  lambda_wasm_aws_is_retryable__deps: ['$Emval'],
  lambda_wasm_aws_is_retryable: (error) => (Module['lambda_wasm'].services.isRetryable(Emval.toValue(error)) ? 1 : 0),

  lambda_wasm_type_name: (mangled, to, size) =>
    Buffer.from(HEAPU8.buffer).latin1Write(Module['lambda_wasm'].demangle(Module['lambda_wasm'].latin(mangled, -1)), to, size),

  lambda_wasm_remaining_milliseconds: () => Math.max(0, Module['lambda_wasm'].context?.getRemainingTimeInMillis?.() ?? 0),

  // ECMAScript's rules for numbers, for those that the fast paths in text/number.hpp do not handle.
  lambda_wasm_parse_double: (text, size) => Number(Module['lambda_wasm'].latin(text, size)),
  lambda_wasm_print_double: (value, to) => Buffer.from(HEAPU8.buffer).latin1Write(String(value), to),

  // Logging with the console that the runtime has replaced by its own. The level is that of the runtime; for an unknown name it is -1.
  $lambda_wasm_log_levels: '=lambda_wasm_ABI.log_level', // the names by number
  lambda_wasm_log_level__deps: ['$lambda_wasm_log_levels'],
  lambda_wasm_log_level: () => lambda_wasm_log_levels.indexOf(process.env.AWS_LAMBDA_LOG_LEVEL?.toLowerCase()),

  // The console gets one value. It would join several into a text, and replace the placeholders (%) of the first. In the JSON format it
  // takes an object. An integer that JavaScript cannot represent is logged as C++ wrote it.
  lambda_wasm_log__deps: ['$lambda_wasm_log_levels'],
  lambda_wasm_log: (level, text, size, fields, fieldsSize) => {
    const read = (address, length) => Buffer.from(HEAPU8.buffer, address, length).toString();
    const exactly = (_, value, { source }) => (typeof value === 'number' && Math.abs(value) >= 2 ** 53 ? JSON.rawJSON(source) : value);
    let entry = read(text, size);
    if (fieldsSize > 0) {
      const json = read(fields, fieldsSize);
      entry = process.env.AWS_LAMBDA_LOG_FORMAT?.toUpperCase() === 'JSON'
        ? { message: entry, ...JSON.parse(json, exactly), message: entry } : `${entry} ${json}`;
    }
    Module['lambda_wasm'].flush?.(); // earlier output comes first
    (console[lambda_wasm_log_levels[level]] ?? console.error)(entry);
  },

  // A failure without a C++ exception: in C++ without exceptions, and in LAMBDA_WASM_INIT.
  lambda_wasm_fail: (status, type, typeSize, message, messageSize) => {
    const instance = Module['lambda_wasm'], bytes = Buffer.from(HEAPU8.buffer), name = bytes.utf8Slice(type, type + typeSize);
    instance.end(status === lambda_wasm_ABI.status.exception ? instance.demangle(name) : name, bytes.utf8Slice(message, message + messageSize), 1);
  },
  lambda_wasm_abort: (message) => Module['lambda_wasm'].end('lambda_wasm::Aborted', Module['lambda_wasm'].latin(message, -1)),
  lambda_wasm_terminate: (type) => Module['lambda_wasm'].terminate(type),

  // Grows to the requested size, or further in order to grow rarely: by a fifth, up to 96 MiB. Emscripten does the same. The engine refuses a
  // size beyond the module's maximum.
  emscripten_resize_heap: (size) => {
    const { byteLength } = wasmMemory.buffer, pages = (bytes) => Math.ceil((bytes - byteLength) / 65536);
    for (const wanted of [Math.max(size >>> 0, byteLength + Math.min(byteLength / 5, 96 << 20)), size >>> 0]) {
      try {
        wasmMemory.grow(pages(wanted));
        updateMemoryViews();
        return true;
      } catch { /* tries the smaller size; after that the result reports the failure */ }
    }
    return false;
  },

  // Environment variables of Node.js, in UTF-8 (Emscripten 3.1.69 writes ASCII).
  $getEnvStrings__deps: [],
  $getEnvStrings: () => Object.entries(process.env).map(([name, value]) => Buffer.from(`${name}=${value}\0`)),
  environ_sizes_get__deps: ['$getEnvStrings'],
  environ_sizes_get: (count, size) => {
    const variables = getEnvStrings();
    HEAPU32[count >> 2] = variables.length;
    HEAPU32[size >> 2] = variables.reduce((sum, variable) => sum + variable.length, 0);
    return 0;
  },
  environ_get__deps: ['$getEnvStrings'],
  environ_get: (pointers, text) => {
    for (const variable of getEnvStrings()) {
      HEAPU32[pointers >> 2] = text;
      HEAPU8.set(variable, text);
      pointers += 4;
      text += variable.length;
    }
    return 0;
  },

  // When an invocation ends, C++ has flushed its buffers to here (edge/stdio.hpp). The last line, if it has no newline yet, is printed then.
  // Only programs that write are linked with this.
#if SYSCALLS_REQUIRE_FILESYSTEM
  $lambda_wasm_flush__deps: ['$FS'],
  $lambda_wasm_flush__postset: "Module['lambda_wasm'].flush = lambda_wasm_flush;",
  $lambda_wasm_flush: () => {
    for (const number of [1, 2]) {
      const stream = FS.getStream(number);
      stream?.stream_ops.fsync?.(stream);
    }
  },
  fd_write__deps: ['$doWritev', '$lambda_wasm_flush'],
#else
  $lambda_wasm_output: "=new Map()",
  $lambda_wasm_flush__deps: ['$lambda_wasm_output', '$lambda_wasm_print'],
  $lambda_wasm_flush__postset: "Module['lambda_wasm'].flush = lambda_wasm_flush;",
  $lambda_wasm_flush: () => {
    for (const [number, output] of lambda_wasm_output) {
      const rest = output.line + output.decoder.decode();
      output.line = '';
      if (rest !== '') lambda_wasm_print(number, rest);
    }
  },
  $lambda_wasm_print: (number, line) => (number === 2 ? console.error(line) : console.log(line)),
  fd_write__deps: ['$lambda_wasm_flush', '$lambda_wasm_output', '$lambda_wasm_print'],
  fd_write: (number, vectors, count, written) => {
    if (number !== 1 && number !== 2) return {{{ cDefs.EBADF }}};
    let output = lambda_wasm_output.get(number);
    if (output === undefined) lambda_wasm_output.set(number, output = { line: '', decoder: new TextDecoder('utf-8', { ignoreBOM: true }) });
    let size = 0;
    for (let i = vectors >> 2; count-- > 0; i += 2) {
      const address = HEAPU32[i], length = HEAPU32[i + 1];
      output.line += output.decoder.decode(HEAPU8.subarray(address, address + length), { stream: true });
      size += length;
    }
    const lines = output.line.split('\n');
    output.line = lines.pop();
    for (const line of lines) lambda_wasm_print(number, line);
    HEAPU32[written >> 2] = size;
    return 0;
  },
#endif

  // The ways in which a C++ program ends itself. Each throws an error that the supervisor treats as fatal.
  _abort_js: () => Module['lambda_wasm'].end('lambda_wasm::Aborted', 'abort() was called.'),
  abort: () => Module['lambda_wasm'].end('lambda_wasm::Aborted', 'abort() was called.'),
  proc_exit: (status) => Module['lambda_wasm'].end('lambda_wasm::Exited', `exit(${status}) was called.`),
  exit: (status) => Module['lambda_wasm'].end('lambda_wasm::Exited', `exit(${status}) was called.`),
});

#if !SYSCALLS_REQUIRE_FILESYSTEM
// Without a file system no file exists, and only the three standard streams are open. Emscripten's own stubs report success for
// everything.
const stand_in = (prefix, names, answer) => {
  for (const name of names.split(' ')) {
    addToLibrary({ [prefix + name]: answer, [`${prefix}${name}__deps`]: [], [`${prefix}${name}__i53abi`]: false });
  }
};
stand_in('__syscall_', 'chdir chmod faccessat fchmodat2 fchownat getcwd lstat64 mkdirat mknodat newfstatat openat readlinkat renameat rmdir stat64 statfs64 '
  + 'symlink symlinkat truncate64 unlinkat utimensat', () => -{{{ cDefs.ENOENT }}});
stand_in('__syscall_', 'accept4 bind connect dup dup3 fadvise64 fallocate fchdir fchmod fchown32 fcntl64 fdatasync fstat64 fstatfs64 ftruncate64 '
  + 'getdents64 getpeername getsockname getsockopt listen recvfrom recvmsg sendmsg sendto shutdown', () => -{{{ cDefs.EBADF }}});
stand_in('__syscall_', 'pipe pipe2 socket', () => -{{{ cDefs.ENOSYS }}});
stand_in('__syscall_', 'ioctl', (number) => (number > 2 ? -{{{ cDefs.EBADF }}} : 0)); // to a terminal, printf writes each line at once
stand_in('fd_', 'pread pwrite read sync', () => {{{ cDefs.EBADF }}});
stand_in('fd_', 'close', (number) => (number > 2 ? {{{ cDefs.EBADF }}} : 0));
stand_in('fd_', 'seek', (number) => (number > 2 ? {{{ cDefs.EBADF }}} : {{{ cDefs.ESPIPE }}}));
stand_in('fd_', 'fdstat_get', (number, status) => {
  if (number > 2) return {{{ cDefs.EBADF }}};
  HEAPU8.fill(0, status, status + {{{ C_STRUCTS.__wasi_fdstat_t.__size__ }}});
  HEAPU8[status + {{{ C_STRUCTS.__wasi_fdstat_t.fs_filetype }}}] = {{{ cDefs.__WASI_FILETYPE_CHARACTER_DEVICE }}};
  return 0;
});
#endif
