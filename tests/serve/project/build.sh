# build.sh SOURCE OUTPUT
if grep mistake "$1"; then
  echo "there is a mistake" >&2
  exit 1
fi
if grep -q gate "$1"; then
  echo >"$GATE" # reports that this build is running, and waits until a reader has read that
  read -r _ <"$GATE"
fi
cp "$1" "$2"
