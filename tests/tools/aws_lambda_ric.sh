#!/bin/sh
# The managed runtime's own client, aws-lambda-ric, for Node.js 22 or 24: prints its folder.
#
#   aws_lambda_ric.sh 22|24
#
# The client's native addon is built once, from the newer version, and shared: both versions have the same source for it, and the
# addon loads in both majors of Node.js.
set -eu
tools=$(cd "$(dirname "$0")" && pwd)
. "$tools/common.sh"

package=node_modules/aws-lambda-ric

newer() {
  if start "aws-lambda-ric-$RIC_NODE24_VERSION"; then
    debian_packages g++ make cmake python3 xz-utils
    # Newer npm runs the scripts of a package only if it is allowed by name.
    cat >"$work/package.json" <<END
{"private": true, "allowScripts": {"aws-lambda-ric@$RIC_NODE24_VERSION": true}}
END
    headers=$("$here/node.sh" headers)
    say "Building aws-lambda-ric $RIC_NODE24_VERSION (about a minute) ..."
    npm_config_nodedir=$headers with_npm npm install --prefix "$work" --save-exact --no-audit --no-fund --loglevel=error \
      "aws-lambda-ric@$RIC_NODE24_VERSION" >"$work/log" 2>&1 ||
      { cat "$work/log" >&2; fail "aws-lambda-ric $RIC_NODE24_VERSION could not be installed; npm's message is above"; }
    [ -f "$work/$package/rapid-client.node" ] ||
      { cat "$work/log" >&2; fail "aws-lambda-ric $RIC_NODE24_VERSION was installed without its native half; npm's message is above"; }
    finish
  fi
}

older() {
  addon=$("$0" 24)/rapid-client.node
  if start "aws-lambda-ric-$RIC_NODE22_VERSION"; then
    from_npm "aws-lambda-ric@$RIC_NODE22_VERSION"
    cp "$addon" "$work/$package/dist/"
    finish
  fi
}

case ${1:-} in
  22) older ;;
  24) newer ;;
  *) fail "usage: aws_lambda_ric.sh 22|24" ;;
esac
echo "$folder/$package"
