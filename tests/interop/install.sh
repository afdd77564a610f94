#!/usr/bin/env bash
# Installs the servers and verifiers that `cargo test --test interop` runs.
set -euo pipefail
cd "$(dirname "$0")"
is_missing=
for program in nginx tinyproxy apache2; do
    command -v "$program" >/dev/null || is_missing=yes
done
if [ -n "$is_missing" ]; then
    apt-get update --quiet
    apt-get install --yes --quiet --no-install-recommends python3-venv nginx-light apache2 apache2-utils tinyproxy openssl
fi
python3 -m venv .venv
.venv/bin/pip install --quiet --disable-pip-version-check --requirement requirements.txt
npm ci --no-audit --no-fund --silent
