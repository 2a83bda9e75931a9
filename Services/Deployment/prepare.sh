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

# Ctrl-C, or the system's request to end: said as such, not as a failure of whatever was running.
interrupted() {
    printf '\nstopped before it was done; run this again, it goes on where it was.\n' >&2
    exit 130
}
trap interrupted INT TERM

# Runs a command for so many seconds at most, with everything that it starts. `timeout` puts those
# into a group of their own, which Ctrl-C does not reach: it is passed on here.
limited() {
    local seconds=$1 child status=0
    shift
    timeout --kill-after=30 "$seconds" "$@" &
    child=$!
    trap 'kill -TERM "$child" 2>/dev/null; wait "$child" || true; interrupted' INT TERM
    wait "$child" || status=$?
    trap interrupted INT TERM
    return "$status"
}

# Builds one product's release, with Swift's libraries in it, as the image has it: what is measured is what is
# deployed, a copy runs where no Swift is installed, and a call takes a tenth less of the processor than
# where each retain goes through a table of addresses.
release=(swift build --configuration release --static-swift-stdlib --product)

# Stops where this folder belongs to somebody else: nothing could be built in it.
need_folder() {
    [ -w "$root" ] && { [ ! -e "$root/.build" ] || [ -w "$root/.build" ]; } ||
        stop "$(id -un) may not write to $root." \
            "Run this as the owner, or clone the project into a folder of your own."
}

# Where installers put the toolchain without touching PATH.
swift_places=(/opt/swift/usr/bin /usr/share/swift/usr/bin /usr/local/swift/usr/bin
    "${HOME:-/root}/.local/share/swiftly/bin" "${HOME:-/root}/.swiftly/bin")

# Finds the Swift toolchain.
need_swift() {
    local place found
    if ! command -v swift >/dev/null 2>&1; then
        for place in ${swift_places[@]+"${swift_places[@]}"}; do
            [ -x "$place/swift" ] && PATH="$place:$PATH" && break
        done
    fi
    command -v swift >/dev/null 2>&1 || stop "no Swift toolchain was found." \
        "Install Swift $swift_wanted from https://www.swift.org/install/linux/ and run this again."
    found=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1) || true
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

# Finds a Chromium, in which tests look at reports, or installs Debian's smallest, with a font that has
# every Vietnamese letter. One of another name stands in HOMEWARD_BROWSER.
need_browser() {
    local name
    [ -x "${HOMEWARD_BROWSER:-}" ] && return 0
    for name in chromium-headless-shell chromium chromium-browser google-chrome; do
        command -v "$name" >/dev/null 2>&1 && return 0
    done
    command -v dpkg-query >/dev/null 2>&1 || stop "no Chromium was found, in which tests look at reports." \
        "Install one, or name it in HOMEWARD_BROWSER, and run this again."
    need_packages chromium-headless-shell fonts-dejavu-core
}

# Makes .build/python with what Tests/requirements.txt pins; made anew when that file changes.
need_python() {
    local home=.build/python wanted=Tests/requirements.txt
    cmp -s "$wanted" "$home/requirements.txt" && return 0
    step "Setting up Python for the tests that compare with cbor2 and openpyxl"
    rm -rf "$home" && mkdir -p .build
    python3 -m venv "$home" ||
        stop "Python's venv does not work." "Try 'python3 -m venv /tmp/venv'; it says what is missing."
    "$home/bin/python" -m pip install --quiet --disable-pip-version-check -r "$wanted" ||
        stop "the Python packages in $wanted could not be installed." \
            "Check the network (or pip's configuration) and run this again."
    cp "$wanted" "$home/requirements.txt"
}

# Stops early where a build could not end well: needs the first number of MB for a first build, the
# second for one that has all but the changes.
need_disk() {
    local free wanted=$1 place=.
    [ -d .build ] && place=.build
    [ -e "$3" ] && wanted=$2
    free=$(df -Pm "$place" | awk 'NR == 2 { print $4 }')
    [ "$free" -ge "$wanted" ] || stop "only $free MB are free here; the build needs $wanted MB." \
        "Free some space, or build on another disk (a link at .build is followed)."
}
