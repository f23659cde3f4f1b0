#!/usr/bin/env bash
# README
# Links a wallet against a sandbox of its own, by curl. Usage: link_a_wallet.sh SANDBOX_JAR
set -euo pipefail

folder=$(mktemp -d)
java -jar "$1" --port 0 --port-file "$folder/port" >"$folder/log" 2>&1 &
sandbox=$!
trap 'kill $sandbox 2>/dev/null || true; rm -r "$folder"' EXIT
until [ -f "$folder/port" ]; do # It is written when the sandbox is ready.
  kill -0 $sandbox || { cat "$folder/log"; exit 1; }
  sleep 0.05
done
base=http://127.0.0.1:$(<"$folder/port")

call() { curl -s --max-time 30 -u your_api_key: -H 'x-routing-id: customer_2233' "$@"; }
field() { sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p"; }

call "$base/sandbox/customers" -d customer=customer_2233 >/dev/null
id=$(call "$base/customers/customer_2233/wallets" -d gateway=MOBIKWIK -d command=authenticate | field id)
otp=$(call "$base/sandbox/messages?wallet=$id" | field otp)

# A magic OTP: wrong.
[ "$(call "$base/wallets/$id" -d command=link -d otp=000011 | field error_code)" = otp_incorrect ]
[ "$(call "$base/wallets/$id" -d command=link -d "otp=$otp" | field linked)" = true ]

call "$base/sandbox/faults" -d operation=DELINK -d fault=answer_lost -d times=1 >/dev/null
if call "$base/wallets/$id" -d command=delink; then exit 1; fi # Was it applied? Reading tells.
[ "$(call "$base/wallets/$id" | field linked)" = false ]
sent=$(call "$base/sandbox/requests?operation=DELINK&wallet=$id" | field matching)
echo "linked, delinked, and sent the delink $sent time"
# README
