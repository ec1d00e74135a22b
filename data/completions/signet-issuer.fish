# signet-issuer.fish: completion for signet-issuer
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

set -l commands audit demo member organization policy
set -l roles admin compliance-admin support-access user read-only compliance audiences-only

complete -c signet-issuer -f
complete -c signet-issuer -l database -r -F -d 'Where credentials are kept'
complete -c signet-issuer -s h -l help -d 'Print the options'

set -l none "not __fish_seen_subcommand_from $commands"
complete -c signet-issuer -n $none -a audit -d 'Verify the audit log'
complete -c signet-issuer -n $none -a demo -d 'Fill a database with a made-up organization'
complete -c signet-issuer -n $none -a member -d 'Say who has which role'
complete -c signet-issuer -n $none -a organization -d 'Import or show the organization'
complete -c signet-issuer -n $none -a policy -d 'Say when secrets end'
complete -c signet-issuer -n $none -s d -r -F -d 'Where credentials are kept'
complete -c signet-issuer -n $none -s s -l admin-socket -r -F -d 'Where Signet connects'
complete -c signet-issuer -n $none -s l -l listen -x -a 127.0.0.1:7878 \
  -d 'Where programs get tokens'
complete -c signet-issuer -n $none -s c -l catalogue -r -F -d 'The APIs that can be granted'
complete -c signet-issuer -n $none -s t -l token-lifetime -x -d 'How many seconds tokens live'
complete -c signet-issuer -n $none -l with-parent -d 'End when standard input is closed'
complete -c signet-issuer -n $none -s v -l version -d 'Print the version'

complete -c signet-issuer -n '__fish_seen_subcommand_from audit' -a verify
complete -c signet-issuer -n '__fish_seen_subcommand_from audit' -l key -r -F -d 'The key file'
complete -c signet-issuer -n '__fish_seen_subcommand_from audit' -l noted -x \
  -d 'A head that has to be in the log still'

complete -c signet-issuer -n '__fish_seen_subcommand_from demo' -l credentials -x \
  -d 'How many credentials'

set -l member '__fish_seen_subcommand_from member'
complete -c signet-issuer -n "$member; and not __fish_seen_subcommand_from set list remove" \
  -a 'set list remove'
complete -c signet-issuer -n "$member; and __fish_seen_subcommand_from set remove" \
  -a '(__fish_complete_users)'
complete -c signet-issuer -n "$member; and __fish_seen_subcommand_from set" -a "$roles"
complete -c signet-issuer -n $member -l custom-role-admin \
  -d 'Can grant what only a Custom Role Admin may'

set -l organization '__fish_seen_subcommand_from organization'
complete -c signet-issuer -n "$organization; and not __fish_seen_subcommand_from import show" \
  -a 'import show'
complete -c signet-issuer -n "$organization; and __fish_seen_subcommand_from import" -F

set -l policy '__fish_seen_subcommand_from policy'
complete -c signet-issuer -n "$policy; and not __fish_seen_subcommand_from set show" -a 'set show'
complete -c signet-issuer -n $policy -l default -x -a 'never 30 90 365' \
  -d 'Where nothing else is said, in days'
complete -c signet-issuer -n $policy -l maximum -x -a 'none 30 90 365' \
  -d 'The longest a secret may live, in days'
