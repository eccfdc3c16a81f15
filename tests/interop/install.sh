#!/usr/bin/env bash
# install.sh FOLDER [STEP…]: installs other people's RDF tools by their package names into the folder, which is made where
# it isn't there, and nothing outside of it. What can't be installed is said; its row of the matrix is then "skipped".
set -u
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1" && cd "$1" || exit 1
shift
steps=" $* "

missing() { echo "interop: $1 can't be installed from here: its tools will be skipped" >&2; }

python_packages() {
    [ -x venv/bin/python ] || python3 -m venv venv || return
    venv/bin/pip install -q --disable-pip-version-check --retries 1 --timeout 30 -r "$here/requirements.txt"
}

node_packages() {
    cp "$here/package.json" . && npm install --fetch-retries=1 --no-audit --no-fund --loglevel=error >/dev/null
}

# Unpacks Debian packages here, so that the machine stays as it is and nobody needs to be root.
debian_packages() {
    mkdir -p debs debian
    (cd debs && apt-get download -q "$@" >/dev/null 2>&1) ||
        { apt-get update -qq >/dev/null 2>&1 && (cd debs && apt-get download -q "$@" >/dev/null); } || return
    for package in "$@"; do dpkg -x debs/"$package"_*.deb debian || return; done
}

jena_packages() {
    depends=(--recurse --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces --no-enhances)
    packages=$(apt-cache depends "${depends[@]}" libapache-jena-java | grep -- '^lib.*-java$' | sort -u)
    [ -n "$packages" ] && debian_packages $packages || return
    # Debian's 4.5.0 looks for two message files of Xerces that it doesn't pack; empty ones will do.
    mkdir -p jena/xerces/impl/xpath/regex jena/xerces/impl/msg
    touch jena/xerces/impl/xpath/regex/message.properties jena/xerces/impl/msg/XMLSchemaMessages.properties
}

step() { # its name, then what to say if it fails; one that is done is not done again until the lists of packages change
    [ "$steps" = "  " ] || [[ $steps == *" $1 "* ]] || return
    [ -e "$1.done" ] && [ -z "$(find "$here"/{install.sh,requirements.txt,package.json} -newer "$1.done")" ] && return
    if "$1"; then touch "$1.done"; else missing "$2"; fi
}

raptor_packages() { command -v rapper >/dev/null || debian_packages raptor2-utils libraptor2-0 libyajl2 libxslt1.1; }
virtuoso_packages() { debian_packages virtuoso-opensource-7-bin libminizip1 libpcre3; }

step python_packages "the Python packages of requirements.txt"
step node_packages "the Node packages of package.json"
step jena_packages "libapache-jena-java"
step raptor_packages "raptor2-utils"
step virtuoso_packages "virtuoso-opensource-7-bin"
exit 0
