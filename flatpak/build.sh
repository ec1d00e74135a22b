#!/bin/bash
# build.sh: `./dev flatpak`, which builds Signet as a Flatpak, installs it and runs it
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

set -eu -o pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
root=$PWD

release=io.github.signet_app.Signet
id=$release.Devel
version=$(sed -n "s/^runtime-version: '\(.*\)'/\1/p" "flatpak/$release.yml")
cache=${XDG_CACHE_HOME:-$HOME/.cache}/signet-flatpak
python=/usr/bin/python3

usage() {
  cat <<'TEXT'
Usage: ./dev flatpak [OPTION]

Builds Signet from this folder as a Flatpak, installs it for you and runs it. The GNOME runtime
is taken from where Flatpak finds it. Where that is nowhere, a stand-in is made from Debian
packages, once, and kept apart from what else Flatpak has installed.

  --no-run     only build and install
  --release    the application as it is released, not the one that is being worked on
  --check      build and install the release, and test it in its sandbox, without a display
  --stand-in   do not look for the GNOME runtime
  --pin        print the manifest of the release with the commit of its tag, for Flathub
TEXT
}

say() {
  printf 'flatpak: %s\n' "$*" >&2
}

die() {
  say "$@"
  exit 1
}

# The runtime

has_runtime() {
  flatpak info "org.gnome.Platform//$version" >/dev/null 2>&1 &&
    flatpak info "org.gnome.Sdk//$version" >/dev/null 2>&1
}

# Flathub is asked as everybody asks it who has followed its instructions.
install_runtime() {
  timeout 60 flatpak remote-add --user --if-not-exists flathub \
    https://dl.flathub.org/repo/flathub.flatpakrepo >/dev/null 2>&1 &&
    flatpak install --user --noninteractive flathub \
      "org.gnome.Platform//$version" "org.gnome.Sdk//$version"
}

# An installation of its own, so that nobody takes it for the runtime of that name.
use_stand_in() {
  export FLATPAK_USER_DIR=$cache/user
  say "THE RUNTIME IS A STAND-IN made from Debian packages, not GNOME $version itself:"
  say '  what works here still has to be tried on the GNOME runtime'
  [ -d "$cache/standin-$version/repo" ] || flatpak/standin.sh "$cache/standin-$version" "$version"
  flatpak remote-add --user --if-not-exists --no-gpg-verify standin \
    "file://$cache/standin-$version/repo"
  has_runtime || flatpak install --user --noninteractive standin \
    "org.gnome.Platform//$version" "org.gnome.Sdk//$version" >/dev/null
}

prepare_runtime() {
  if [ -z "$stand_in" ]; then
    if has_runtime || install_runtime; then
      return
    fi
    command -v mmdebstrap >/dev/null ||
      die "GNOME $version can be had from nowhere, and without mmdebstrap there is no stand-in"
    stand_in=1
  fi
  use_stand_in
}

# Building

# Offline the pinned archives come from Debian's sources: the very files, where it has them.
fetch_archives() {
  local manifest=$1 url sum path
  while read -r url sum; do
    path=$cache/sources/downloads/$sum/${url##*/}
    [ ! -f "$path" ] || continue
    replacement=$(flatpak/debian-source.sh "$cache/debian" libmicrohttpd "$sum")
    if [ "$(sha256sum <"$replacement")" = "$sum  -" ]; then
      mkdir -p "${path%/*}"
      mv "$replacement" "$path"
      replacement=
    else
      say "in place of ${url##*/}, which Debian does not have, this is built: ${replacement##*/}"
    fi
  done < <("$python" flatpak/manifest.py archives "$manifest")
}

build() {
  local manifest=$cache/$id.json shown=$cache/$id.shown.json replacement='' options=()
  mkdir -p "$cache/sources"
  flatpak-builder --show-manifest "flatpak/$id.yml" >"$shown"
  [ -z "$stand_in" ] || fetch_archives "$shown"
  "$python" flatpak/manifest.py local "$shown" ${replacement:+"$replacement"} >"$manifest"
  # What is built is not to be changed by what installs it; that needs FUSE.
  [ -w /dev/fuse ] || options+=(--disable-rofiles-fuse)
  say "building $id"
  flatpak-builder --user --force-clean --ccache --state-dir="$cache/state" \
    --extra-sources="$cache/sources" --default-branch=local --repo="$cache/apps" \
    "${options[@]}" "$cache/build" "$manifest"
}

# Flatpak asks on the system bus whether this person may install applications. Where there is
# none, nobody forbids it.
with_system_bus() {
  if [ -S /run/dbus/system_bus_socket ] || [ -n "${DBUS_SYSTEM_BUS_ADDRESS-}" ]; then
    "$@"
  else
    dbus-run-session -- sh -c 'DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS exec "$@"' sh "$@"
  fi
}

install_application() {
  flatpak remote-add --user --if-not-exists --no-gpg-verify signet-local "file://$cache/apps"
  with_system_bus flatpak install --user --noninteractive --reinstall signet-local "$id//local" \
    >/dev/null
  say "installed $id, $(flatpak info --user --show-size "$id//local") bytes"
}

# What the person types to start it again.
command_line() {
  printf '%sflatpak run %s//local' "${FLATPAK_USER_DIR:+FLATPAK_USER_DIR=$FLATPAK_USER_DIR }" "$id"
}

run() {
  if [ -z "${DISPLAY-}${WAYLAND_DISPLAY-}" ]; then
    say 'there is no display here. `./dev flatpak --check` tries it without one; with one, it is'
    say "  $(command_line)"
    return
  fi
  say "starting $(command_line)"
  exec flatpak run --user "$id//local"
}

# The manifest of the release with the commit of its tag.
pin() {
  local tag commit
  tag=$(sed -n 's/^ *tag: //p' "flatpak/$release.yml")
  commit=$(git rev-parse --verify --quiet "$tag^{commit}") ||
    die "there is no tag $tag yet: a manifest can be pinned once the release is tagged"
  "$python" flatpak/manifest.py pin "flatpak/$release.yml" "$commit"
}

main() {
  local then=run
  stand_in=
  while [ $# -gt 0 ]; do
    case $1 in
      --no-run) then=: ;;
      --release) id=$release ;;
      --check) id=$release then=check ;;
      --stand-in) stand_in=1 ;;
      --pin) pin; return ;;
      -h | --help) usage; return ;;
      *) usage >&2; exit 2 ;;
    esac
    shift
  done
  mkdir -p "$cache"
  prepare_runtime
  build
  install_application
  "$then"
}

# The tests of the sandbox, in a private desktop each.
check() {
  local folder=$root/tests/flatpak
  export SIGNET_FLATPAK_ID=$id SIGNET_FLATPAK_BUILD=$cache/build SIGNET_FLATPAK_CACHE=$cache
  "$folder/check" "$@"
}

main "$@"
