# What Services/start, Tests/run and .ci/run share: speaking to the reader, and setting up.
# Sourced, never run. Every function either succeeds or stops with a sentence that says what to do.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"

# The Swift release that the project is written for; a newer one is accepted.
swift_wanted=6.3

say() { printf '%s\n' "$*"; }
step() { printf '\n==> %s\n' "$*"; }
stop() {
    printf '\nstopped: %s\n' "$1" >&2
    shift
    for line in "$@"; do printf '  %s\n' "$line" >&2; done
    exit 1
}

# Finds the Swift toolchain, also where its installers put it without touching PATH.
need_swift() {
    local place found
    if ! command -v swift >/dev/null 2>&1; then
        for place in /opt/swift/usr/bin /usr/share/swift/usr/bin /usr/local/swift/usr/bin \
            "${HOME:-/root}/.local/share/swiftly/bin"; do
            [ -x "$place/swift" ] && PATH="$place:$PATH" && break
        done
    fi
    command -v swift >/dev/null 2>&1 || stop "no Swift toolchain was found." \
        "Install Swift $swift_wanted from https://www.swift.org/install/linux/ and run this again."
    found=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1)
    [ -n "$found" ] || stop "the Swift toolchain at $(command -v swift) does not run." \
        "Try 'swift --version'; reinstall it from https://www.swift.org/install/linux/."
    [ "$(printf '%s\n%s\n' "$swift_wanted" "$found" | sort -V | head -n 1)" = "$swift_wanted" ] ||
        stop "Swift $found is older than $swift_wanted, which this project needs." \
            "Install Swift $swift_wanted from https://www.swift.org/install/linux/ and run this again."
}

# Installs the Debian packages named that are missing: as root, or through sudo where sudo asks
# nobody, or else prints the one line to run.
need_packages() {
    local package missing=() as_root=()
    if ! command -v dpkg-query >/dev/null 2>&1; then
        [ -n "${HOMEWARD_PACKAGES_READY:-}" ] && return 0
        stop "this machine has no Debian packages, so the ones needed cannot be checked." \
            "Install what corresponds to: $*" \
            "and run this again with HOMEWARD_PACKAGES_READY=1."
    fi
    for package in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] ||
            missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0

    if [ "$(id -u)" -ne 0 ]; then
        if command -v sudo >/dev/null 2>&1 && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
            as_root=(sudo)
        else
            stop "these Debian packages are missing: ${missing[*]}" \
                "You may not install them as $(id -un). Ask for this line to be run once:" \
                "sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing[*]}"
        fi
    fi
    step "Installing ${missing[*]}"
    "${as_root[@]}" apt-get -q update ||
        stop "the list of Debian packages could not be fetched." \
            "Check the network (or /etc/apt/sources.list) and run this again."
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get -q install -y --no-install-recommends "${missing[@]}" ||
        stop "installing ${missing[*]} failed; apt says why above." \
            "Mend that and run this again; nothing else was changed."
}

# Makes .build/python with what Tests/requirements.txt pins; made anew when that file changes.
need_python() {
    local home=.build/python wanted=Tests/requirements.txt
    cmp -s "$wanted" "$home/requirements.txt" && return 0
    step "Setting up Python for the tests that compare with cbor2"
    rm -rf "$home" && mkdir -p .build
    python3 -m venv "$home" ||
        stop "Python's venv does not work." "Try 'python3 -m venv /tmp/venv'; it says what is missing."
    "$home/bin/python" -m pip install --quiet --disable-pip-version-check -r "$wanted" ||
        stop "the Python packages in $wanted could not be installed." \
            "Check the network (or pip's configuration) and run this again."
    cp "$wanted" "$home/requirements.txt"
}

# Stops early where a build could not end well.
need_disk() {
    local free
    free=$(df -Pm . | awk 'NR == 2 { print $4 }')
    [ "$free" -ge "$1" ] || stop "only $free MB are free here; the build needs $1 MB." \
        "Free some space, or build on another disk (a link at .build is followed)."
}
