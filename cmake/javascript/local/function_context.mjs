// The context that the managed runtime passes to a handler.

/** An X-Ray trace header like the platform's, for a request that is not traced; `requestId` is a UUID. */
export function traceId(requestId) {
  const digits = requestId.slice(0, 8) + requestId.slice(9, 13) + requestId.slice(24); // 24 digits
  return `Root=1-${Math.floor(Date.now() / 1000).toString(16)}-${digits};Sampled=0`;
}

/**
 * The members of nodejs24.x's context, in its order. Tenant, client context and identity are undefined, because an invoker would set them.
 *
 * @param env      the function's environment variables
 * @param timeout  milliseconds until the deadline
 */
export function makeContext({ requestId, trace, timeout, env }) {
  const deadline = Date.now() + timeout;
  return {
    clientContext: undefined,
    identity: undefined,
    invokedFunctionArn: `arn:aws:lambda:${env.AWS_REGION}:123456789012:function:${env.AWS_LAMBDA_FUNCTION_NAME}`,
    awsRequestId: requestId,
    tenantId: undefined,
    xRayTraceId: trace,
    getRemainingTimeInMillis: () => deadline - Date.now(),
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
  };
}
