# signet.bash: completion for signet
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

_signet() {
  local current=${COMP_WORDS[COMP_CWORD]}

  mapfile -t COMPREPLY < <(compgen -W "--new-credential --audit-log --debug-info --version
    --help --help-all --help-gapplication" -- "$current")
}

complete -F _signet signet
