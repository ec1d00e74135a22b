# signet.fish: completion for signet
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

complete -c signet -f
complete -c signet -l new-credential -d 'Add a credential'
complete -c signet -l audit-log -d 'Show the audit log'
complete -c signet -l debug-info -d 'Print what a report of a problem needs'
complete -c signet -l version -d 'Print the version'
complete -c signet -s h -l help -d 'Print the options'
complete -c signet -l help-all -d 'Print all options'
complete -c signet -l help-gapplication -d 'Print the options of every application'
