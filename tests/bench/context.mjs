/** The second argument of a handler, with the members that the managed runtimes set. */
export const context = {
  clientContext: undefined,
  identity: undefined,
  invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:bench',
  awsRequestId: '8476a536-e9f4-11e8-9739-2dfe598c3fcd',
  xRayTraceId: 'Root=1-65f2d3a1-2b0c4f6e8a9d7c5b3e1f0a2d;Sampled=0',
  getRemainingTimeInMillis: () => 3000,
  functionName: 'bench',
  functionVersion: '$LATEST',
  memoryLimitInMB: '128',
  logGroupName: '/aws/lambda/bench',
  logStreamName: '2024/03/14/[$LATEST]0a1b2c3d4e5f60718293a4b5c6d7e8f9',
};
