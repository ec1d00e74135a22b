# signet-issuer.bash: completion for signet-issuer
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

_signet_issuer_roles='admin compliance-admin support-access user read-only compliance audiences-only'

# What can stand at the end of the words so far: one of the commands, or what one of them takes.
_signet_issuer_words() {
  case "$*" in
    '') echo audit demo member organization policy ;;
    audit) echo verify ;;
    member) echo set list remove ;;
    'member set' | 'member remove') compgen -u ;;
    'member set '*) [ $# -gt 3 ] || echo "$_signet_issuer_roles" ;;
    organization) echo import show ;;
    policy) echo set show ;;
  esac
}

_signet_issuer_options() {
  case "$*" in
    audit*) echo --key --noted ;;
    demo*) echo --credentials ;;
    member*) echo --custom-role-admin ;;
    policy*) echo --default --maximum ;;
    organization*) ;;
    *) echo --admin-socket --listen --catalogue --token-lifetime --with-parent --version ;;
  esac
  echo --database --help
}

_signet_issuer() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} word
  local -a words=()
  COMPREPLY=()

  for word in "${COMP_WORDS[@]:1:COMP_CWORD - 1}"; do
    [[ $word == -* ]] || words+=("$word")
  done

  case $previous in
    -d | --database | -s | --admin-socket | -c | --catalogue | --key)
      mapfile -t COMPREPLY < <(compgen -f -- "$current")
      return
      ;;
    -l | --listen)
      mapfile -t COMPREPLY < <(compgen -W 127.0.0.1:7878 -- "$current")
      return
      ;;
    --default)
      mapfile -t COMPREPLY < <(compgen -W 'never 30 90 365' -- "$current")
      return
      ;;
    --maximum)
      mapfile -t COMPREPLY < <(compgen -W 'none 30 90 365' -- "$current")
      return
      ;;
    -t | --token-lifetime | --noted | --credentials)
      return
      ;;
  esac

  if [[ $current == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$(_signet_issuer_options "${words[@]}")" -- "$current")
  elif [[ ${words[*]} == 'organization import' ]]; then
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
  else
    mapfile -t COMPREPLY < <(compgen -W "$(_signet_issuer_words "${words[@]}")" -- "$current")
  fi
}

complete -o filenames -F _signet_issuer signet-issuer
