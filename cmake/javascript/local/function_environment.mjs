// The environment variables that Lambda sets for a function, to run one on this machine.

import path from 'node:path';

/**
 * The variables of the developer guide's page "Defined runtime environment variables", without the credentials and the address of the
 * Runtime API.
 *
 * @param folder   the unpacked function; its base name becomes the function's name
 * @param handler  its handler string, such as `index.handler`
 * @param runtime  the identifier of the managed runtime, such as `nodejs24.x`
 */
export function functionEnvironment({ folder, handler, runtime = 'nodejs24.x' }) {
  const name = path.basename(path.resolve(folder));
  return {
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_EXECUTION_ENV: `AWS_Lambda_${runtime}`,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: '2026/01/01/[$LATEST]00000000000000000000000000000000',
    AWS_REGION: 'us-east-1',
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    LAMBDA_TASK_ROOT: path.resolve(folder),
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    _HANDLER: handler,
  };
}
