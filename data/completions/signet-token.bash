# signet-token.bash: completion for signet-token
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

_signet_token() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} name id
  COMPREPLY=()

  case $previous in
    -c | --connection)
      mapfile -t COMPREPLY < <(compgen -W this-computer -- "$current")
      return
      ;;
    -s | --scope | -a | --audience | -t | --timeout)
      return
      ;;
  esac

  if [[ $current == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "--header --fresh --scope --audience --connection
      --timeout --list --version --help" -- "$current")
    return
  fi

  # Names first; Client IDs only for who begins to write one. Nothing is unlocked for this.
  while IFS=$'\t' read -r name id; do
    if [[ $name == "$current"* ]]; then
      COMPREPLY+=("$(printf '%q' "$name")")
    elif [[ -n $current && $id == "$current"* ]]; then
      COMPREPLY+=("$id")
    fi
  done < <("${COMP_WORDS[0]}" --list 2>/dev/null)
}

complete -F _signet_token signet-token
