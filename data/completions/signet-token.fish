# signet-token.fish: completion for signet-token
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

complete -c signet-token -f
# Each line has a name, a tab and a Client ID, which fish shows beside it. Nothing is unlocked.
complete -c signet-token -a '(signet-token --list 2>/dev/null)'
complete -c signet-token -s H -l header -d 'Print a header'
complete -c signet-token -s f -l fresh -d 'Ask the issuer, whatever was kept'
complete -c signet-token -s s -l scope -x -d 'Ask only for these scopes'
complete -c signet-token -s a -l audience -x -d 'Ask only for this audience'
complete -c signet-token -s c -l connection -x -a this-computer -d 'Where the credential is'
complete -c signet-token -s t -l timeout -x -d 'How many seconds it may take'
complete -c signet-token -s l -l list -d 'List what is in the keyring'
complete -c signet-token -l version -d 'Print the version'
complete -c signet-token -s h -l help -d 'Print the options'
