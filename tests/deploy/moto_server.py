"""A local AWS mock for deployments: moto, which runs a deployed zip under the managed runtime's own client.

Prints its port on one line, then serves until standard input ends. Two things differ from `moto_server`:

- Only cfn-lint's errors reject a template. moto would also reject it for a warning; CloudFormation does not.
- An invocation unpacks the deployed code and passes the event to run_deployed.mjs in this folder. moto would start a container.

NODE22, RIC_NODE22, NODE24 and RIC_NODE24 name the Node.js of each runtime and its client, and AWS_SDK the AWS SDK that the runtimes
include.
"""

import io
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from moto.awslambda.models import LambdaFunction
from moto.cloudformation.models import CloudFormationBackend
from moto.server import ThreadedMotoServer

HERE = Path(__file__).parent


def validate_template(self, template):
    """The errors that cfn-lint finds in `template`, without its warnings (W) and hints (I)."""
    return [match for match in original_validate_template(self, template) if match.rule.id.startswith("E")]


def invoke_lambda(self, event=None):
    """Runs the function's deployed code with `event`; returns the payload, whether it is a function error, and the log."""
    major = self.run_time.removeprefix("nodejs").removesuffix(".x")
    request = {
        "ric": os.environ[f"RIC_NODE{major}"],
        "handler": self.handler,
        "event": event,
        "environment": {
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(self.memory_size),
            "AWS_LAMBDA_FUNCTION_NAME": self.function_name,
            "AWS_REGION": self.region,
            # Variables that Lambda sets, so that the function finds the AWS SDK, and the SDK uses this mock.
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_ENDPOINT_URL": "http://127.0.0.1:%d" % server.get_host_and_port()[1],
            "NODE_PATH": os.environ["AWS_SDK"],
            **self.environment_vars,
        },
    }
    with tempfile.TemporaryDirectory() as folder:
        zipfile.ZipFile(io.BytesIO(self.code_bytes)).extractall(folder)
        done = subprocess.run(
            [os.environ[f"NODE{major}"], HERE / "run_deployed.mjs", folder],
            input=json.dumps(request), capture_output=True, text=True, timeout=60,
        )
    if done.returncode != 0:
        raise RuntimeError(f"run_deployed.mjs failed:\n{done.stderr}")
    answer = json.loads(done.stdout)
    return answer["payload"], answer["isError"], answer["log"]


original_validate_template = CloudFormationBackend.validate_template
CloudFormationBackend.validate_template = validate_template
LambdaFunction._invoke_lambda = invoke_lambda

server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
print(server.get_host_and_port()[1], flush=True)
sys.stdin.read()
server.stop()
