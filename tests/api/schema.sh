#!/usr/bin/env bash
# Throws what fits and what does not at every route of the API: no answer may be a fault or break its description.
#   tests/api/schema.sh target/debug/airstrip FOLDER_FOR_PYTHON
set -euo pipefail
airstrip=$(realpath "$1")
python=$2
if ! [ -x "$python/bin/st" ]; then
  python3 -m venv "$python"
  "$python/bin/pip" install --quiet schemathesis==4.32.5
fi
python=$(realpath "$python")
folder=$(mktemp -d)
cd "$folder"
"$airstrip" studio ws --port 0 --provider offline >address 2>log &
studio=$!
trap 'kill $studio 2>/dev/null; wait $studio 2>/dev/null; rm -rf "$folder"' EXIT
for _ in $(seq 300); do
  [ -s address ] && break
  sleep 0.1
done
token=$(sed -n 's/^Token for the API: //p' log)
make() {
  curl -sS -H "X-Airstrip-Token: $token" -H 'Content-Type: application/json' -d "$2" "$(cat address)$1" |
    python3 -c 'import json, sys; print(json.load(sys.stdin)["id"])'
}
site=$(make /api/generate-multi-section '{"prompt": "Kornblume is a bakery in Leipzig", "page_type": "local-business"}')
component=$(make /api/generate-component '{"prompt": "Create a modern button"}')
{
  for path in '' /duplicate /export.zip; do
    printf '[[operations]]\ninclude-path = "/api/sites/{id}%s"\nexclude-method = "DELETE"\nparameters = { id = "%s" }\n' "$path" "$site"
  done
  printf '[[operations]]\ninclude-path = "/api/sites/{id}/sections/{section}/redo"\nparameters = { id = "%s", section = "hero" }\n' "$site"
  printf '[[operations]]\ninclude-path = "/api/components/{id}"\nparameters = { id = "%s" }\n' "$component"
} >schemathesis.toml
"$python/bin/st" run "$(cat address)/api/openapi.json" \
  --header "X-Airstrip-Token: $token" \
  --exclude-path '/api/sites/{id}/events' \
  --checks not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance \
  --phases examples,coverage,fuzzing --max-examples "${EXAMPLES:-10}" --generation-database none --seed 1 \
  --request-timeout 30 --no-color
