#!/bin/bash
# standin.sh: a local stand-in for the GNOME runtime and SDK, made from Debian packages
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# standin.sh FOLDER VERSION
#
# Makes runtime/org.gnome.Platform and runtime/org.gnome.Sdk of that version in the
# repository FOLDER/repo. It is for trying the manifest, the permissions and the sandbox where
# no runtime can be downloaded. It is Debian's build, not GNOME's: other options, other
# patches, other paths. So what runs on it was not tested on the GNOME runtime.

set -eu -o pipefail

folder=$1 version=$2

# The release of Debian with the same series of GTK and libadwaita as this GNOME.
case $version in
  48) suite=trixie ;;
  51) suite=forky ;;
  *) echo "standin: no Debian release stands in for GNOME $version" >&2; exit 1 ;;
esac

# No more libraries than the real runtime has, and nothing to compile with: so what Signet
# needs and the runtime lacks is noticed.
platform_packages=(libgtk-4-1 libgtk-4-bin libadwaita-1-0 libsoup-3.0-0 libjson-glib-1.0-0
  libsecret-1-0 libsqlite3-0 libssl3t64 glib-networking gsettings-desktop-schemas
  adwaita-icon-theme librsvg2-common fonts-dejavu-core fonts-cantarell ca-certificates
  dconf-gsettings-backend libglib2.0-bin xdg-utils locales)
sdk_packages=(libgtk-4-dev libadwaita-1-dev libsoup-3.0-dev libjson-glib-dev libsecret-1-dev
  libsqlite3-dev libssl-dev meson ninja-build gcc libc6-dev make pkgconf gettext libxml2-utils
  desktop-file-utils appstream appstream-compose gtk-update-icon-cache binutils elfutils file
  git patch)
# Only so that Signet can be seen in them. The real runtime has these in an extension.
locales=(en_US de_DE es_ES fr_FR ja_JP ar_EG)
# Not part of a runtime, or a matter of this computer.
left_out=(passwd group shadow gshadow hosts hostname resolv.conf machine-id localtime mtab
  subuid subgid apt dpkg ssl/private systemd init.d pam.d security)

say() {
  printf 'standin: %4ss  %s\n' "$SECONDS" "$*"
}

comma() {
  local IFS=,
  printf '%s' "$*"
}

# The archive of Debian that this computer uses already.
mirror() {
  apt-get indextargets --format '$(ORIGIN) $(LABEL) $(REPO_URI)' 'Created-By: Packages' |
    awk '$1 == "Debian" && $2 == "Debian" && found++ == 0 { print $3 }'
}

# Without a range of numbers of other users, an ordinary user cannot unpack a system.
as_root=()
if [ "$(id -u)" -ne 0 ] && ! grep -q "^\($(id -un)\|$(id -u)\):" /etc/subuid; then
  command -v sudo >/dev/null || { echo "standin: /etc/subuid has no line for you" >&2; exit 1; }
  as_root=(sudo)
fi

# tree NAME PACKAGE…: what the packages install, in FOLDER/NAME
#
# The index of a release that is being made may be older than it says it should get. Its
# signature is still checked. The tree comes as an archive, so that whoever unpacks it owns it.
tree() {
  local name=$1 tree=$folder/$1
  shift
  rm -rf "$tree"
  mkdir -p "$tree"
  "${as_root[@]}" mmdebstrap --quiet --variant=minbase --format=tar \
    --aptopt='Acquire::Check-Valid-Until "false"' \
    $(printf -- '--dpkgopt=path-exclude=/usr/share/%s/* ' doc man info help gtk-doc lintian bug) \
    --keyring=/usr/share/keyrings/debian-archive-keyring.gpg \
    --customize-hook="for locale in ${locales[*]}; do
      chroot \"\$1\" localedef -i \$locale -f UTF-8 \$locale.UTF-8; done" \
    --include="$(comma "$@")" "$suite" - "$archive" |
    tar -x -C "$tree" --no-same-owner --exclude './dev/*' ./usr ./etc
  chmod -R u+rwX "$tree"
  say "$name: $(du -sm "$tree" | cut -f1) MB unpacked"
}

# flatpak-builder before 1.4 calls this program in the SDK, where AppStream no longer has it.
add_compose() {
  cat >"$1/usr/bin/appstream-compose" <<'TEXT'
#!/bin/sh
# What the tools of Flatpak since 1.4 do on the outside, under the name that older ones call.
for id; do :; done
cd /app/share
# AppStream does not look into the folder that older ones move it to.
mkdir -p app-info/xmls metainfo
mv "appdata/$id.appdata.xml" "metainfo/$id.metainfo.xml"
exec appstreamcli compose --no-net --no-color --print-report=full --image-format=png \
  --prefix=/ --origin="$id" --result-root=/app --data-dir=/app/share/app-info/xmls \
  --icons-dir=/app/share/app-info/icons/flatpak --components="$id" /app
TEXT
  chmod 755 "$1/usr/bin/appstream-compose"
}

# export_runtime NAME ID: the tree NAME as a runtime in the repository
export_runtime() {
  local tree=$folder/$1 id=$2 target=$folder/export file
  rm -rf "$target"
  mkdir -p "$target/files"
  mv "$tree/usr" "$target/usr"
  rm -rf "$target/usr/etc"
  mv "$tree/etc" "$target/usr/etc"
  rm -rf "$tree"
  # Flatpak looks for it on a path without sbin.
  [ -e "$target/usr/bin/ldconfig" ] || ln -s ../sbin/ldconfig "$target/usr/bin/ldconfig"
  for file in "${left_out[@]}"; do
    rm -rf "$target/usr/etc/$file" "$target/usr/etc/$file-"
  done
  # Where the loader looks for what is in the application.
  cat >"$target/usr/etc/ld.so.conf" <<'TEXT'
include /run/flatpak/ld.so.conf.d/app-*.conf
include /app/etc/ld.so.conf
/app/lib
include /run/flatpak/ld.so.conf.d/runtime-*.conf
include /etc/ld.so.conf.d/*.conf
TEXT
  [ "$1" != sdk ] || add_compose "$target"
  cat >"$target/metadata" <<TEXT
[Runtime]
name=$id
runtime=$id/$arch/$version
sdk=org.gnome.Sdk/$arch/$version

[Environment]
GI_TYPELIB_PATH=/app/lib/girepository-1.0
TEXT
  flatpak build-export --runtime --disable-sandbox --no-update-summary \
    --subject="Stand-in from Debian $suite, not GNOME's own" \
    "$folder/repo.new" "$target" "$version" >/dev/null
  rm -rf "$target"
  say "$id $version exported"
}

arch=$(flatpak --default-arch)
archive=$(mirror)
[ -n "$archive" ] || { echo 'standin: apt knows no Debian archive' >&2; exit 1; }

mkdir -p "$folder"
rm -rf "$folder/repo.new"
# Whole files rather than compressed ones: what is installed from it is hard links.
ostree init --repo="$folder/repo.new" --mode=bare-user-only
tree platform "${platform_packages[@]}"
export_runtime platform org.gnome.Platform
tree sdk "${platform_packages[@]}" "${sdk_packages[@]}"
export_runtime sdk org.gnome.Sdk
flatpak build-update-repo "$folder/repo.new" >/dev/null
rm -rf "$folder/repo"
mv "$folder/repo.new" "$folder/repo"
say "repository: $(du -sm "$folder/repo" | cut -f1) MB"
