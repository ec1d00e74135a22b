#!/bin/bash
# debian-source.sh: a pinned archive, from Debian's sources
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# debian-source.sh FOLDER PACKAGE SHA256
#
# Where the address in a manifest cannot be reached, the archive of Debian often has the same
# file. Downloads it below FOLDER and prints its path: the very file if there is one, otherwise
# that of the newest version, which has another checksum. The lists of packages of this computer
# stay as they are.

set -eu

folder=$(readlink -m "$1") package=$2 sha256=$3
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

archive=$(apt-get indextargets --format '$(ORIGIN) $(LABEL) $(REPO_URI)' 'Created-By: Packages' |
  awk '$1 == "Debian" && $2 == "Debian" && found++ == 0 { print $3 }')
[ -n "$archive" ] || { echo 'debian-source: apt knows no Debian archive' >&2; exit 1; }

mkdir -p "$folder"/{lists,cache/archives,parts}
for suite in stable testing unstable; do
  printf 'deb-src [signed-by=%s] %s %s main\n' "$keyring" "$archive" "$suite"
done >"$folder/sources.list"

own=(-o "Dir::Etc::SourceList=$folder/sources.list" -o "Dir::Etc::SourceParts=$folder/parts"
  -o "Dir::State::Lists=$folder/lists" -o "Dir::Cache=$folder/cache"
  # The index of a release that is being made may be older than it says it should get.
  -o Acquire::Check-Valid-Until=false -o "APT::Sandbox::User=$(id -un)")
apt-get "${own[@]}" update -q >&2

# Each line: version, checksum and name of an original archive, oldest first.
found=$(apt-cache "${own[@]}" showsrc --only-source "$package" | awk '
  /^Version:/ { version = $2 }
  /^[A-Za-z0-9-]+:/ { sums = $1 == "Checksums-Sha256:" }
  sums && $3 ~ /\.orig\.tar\.[a-z0-9]+$/ { print version, $1, $3 }' | sort -V -u)
line=$(grep -F " $sha256 " <<<"$found" | tail -n 1) || line=$(tail -n 1 <<<"$found")
[ -n "$line" ] || { echo "debian-source: Debian has no sources of $package" >&2; exit 1; }

read -r version sum name <<<"$line"
cd "$folder"
apt-get "${own[@]}" source -q --download-only --tar-only --only-source "$package=$version" >&2
sha256sum --check --quiet <<<"$sum  $name" >&2
printf '%s\n' "$folder/$name"
