#!/usr/bin/env bash
# build.sh [FOLDER]: builds the theory into a folder, a temporary one unless it is given, and has Coq say what each theorem assumes.
# Fails unless every one is "Closed under the global context". Debian: coq, libcoq-mathcomp-ssreflect, libcoq-mathcomp-algebra.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

folder=${1-}
if [[ -z $folder ]]; then
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
fi
mkdir -p "$folder"
mapfile -t files < <(grep '\.v$' _CoqProject)
mapfile -t theorems < <(sed -n 's/^Theorem \([A-Za-z_0-9]*\).*/\1/p' "${files[@]}")
cp "${files[@]}" "$folder"
cd "$folder"

for file in "${files[@]}"; do
    coqc -q -Q . ConvSymbolic -w -notation-overridden,-ambiguous-paths "$file"
done

{
    echo "From ConvSymbolic Require Import $(printf '%s ' "${files[@]%.v}")."
    printf 'Print Assumptions %s.\n' "${theorems[@]}"
} >Assumptions.v
mapfile -t answers < <(coqc -q -Q . ConvSymbolic -w none Assumptions.v)
failed=0
for k in "${!theorems[@]}"; do
    printf '%-50s %s\n' "${theorems[k]}" "${answers[k]-nothing}"
    [[ ${answers[k]-} == "Closed under the global context" ]] || failed=1
done
if ((failed || ${#answers[@]} != ${#theorems[@]})); then
    echo "a theorem rests on an assumption" >&2
    exit 1
fi
printf '%d theorems, no assumptions\n' "${#theorems[@]}"
