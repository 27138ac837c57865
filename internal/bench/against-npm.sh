#!/usr/bin/env bash
# Compares safeguard validate with what npm offers for YAML and JSON Schema, on
# COPIES copies of the bundled procedure, in one run on one machine:
#
#   safeguard validate   every rule and the proof
#   ajv-cli              the JSON Schema alone (no ids, no conditions, no proof)
#   yaml-lint            the YAML alone
#
# Each checks all files in one process. Dates are put in quotes in the copies,
# because ajv-cli reads plain ones as something else than text. Needs npm and the
# network to fetch the two; says so and ends where they cannot be had.
set -eu

COPIES=${COPIES:-1000}
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

command -v npm >/dev/null || { echo "left out: npm is not here"; exit 0; }
mkdir "$work/npm" "$work/files"
cd "$work/npm"
npm install --silent --no-fund --no-audit ajv-cli@5.0.0 yaml-lint@1.7.0 >/dev/null 2>&1 ||
	{ echo "left out: ajv-cli and yaml-lint could not be fetched"; exit 0; }
"$here/bin/safeguard" schema procedure > schema.json
for i in $(seq "$COPIES"); do
	sed -e "s/^id: .*/id: copy-$i/" -e 's/\(as-at\|review-by\): \([0-9-]*\)$/\1: "\2"/' \
		"$here/procedures/child-abuse-ict/procedure.yaml" > "$work/files/copy-$i.yaml"
done

run() { # name command...
	name=$1; shift
	TIMEFORMAT="$name	%R s wall	%U s user"
	time { "$@" >/dev/null 2>"$work/errors" || { echo "$name failed:"; head -5 "$work/errors"; }; }
}

echo "$COPIES files of $(wc -c < "$work/files/copy-1.yaml") bytes, $(nproc) processors"
run "safeguard validate" "$here/bin/safeguard" validate "$work/files"
run "ajv-cli 5.0.0     " node_modules/.bin/ajv validate --spec=draft2020 --strict=false -s schema.json -d "$work/files/*.yaml"
run "yaml-lint 1.7.0   " node_modules/.bin/yamllint "$work/files/*.yaml"
