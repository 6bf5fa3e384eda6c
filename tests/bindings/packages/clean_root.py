"""clean_root.py ROOT PACKAGE…: a Debian system in the folder ROOT that has the essential packages, those that are named, what these depend on, and nothing
else. Their files are copied from the system that runs this, whose package database says which they are, so that nothing is fetched. Called again for
the same ROOT it adds packages. It ends with 3, and says why, where the system has no such database or lacks a package."""

import os
import pathlib
import re
import shutil
import stat
import subprocess
import sys

DATABASE = pathlib.Path("/var/lib/dpkg")
NOT_NEEDED = ("/usr/share/doc/", "/usr/share/man/", "/usr/share/locale/", "/usr/share/info/", "/usr/share/i18n/")


class Lacking(Exception):
    pass


def stanzas():
    """The installed packages, by name, each with its text."""
    found = {}
    for text in (DATABASE / "status").read_text(encoding="utf-8").split("\n\n"):
        fields = dict(re.findall(r"^([A-Za-z-]+): (.*)$", text, re.MULTILINE))
        if fields.get("Status", "").endswith(" installed"):
            found.setdefault(fields["Package"], (fields, text.strip() + "\n"))
    return found


def closure(wanted, installed):
    """Those packages and what they depend on."""
    providers = {}
    for name, (fields, _) in installed.items():
        for provided in fields.get("Provides", "").split(","):
            providers.setdefault(provided.split("(")[0].strip(), name)
    taken, waiting = set(), [name for name, (fields, _) in installed.items() if fields.get("Essential") == "yes"] + list(wanted)
    while waiting:
        name = waiting.pop()
        name = name if name in installed else providers.get(name, name)
        if name in taken:
            continue
        if name not in installed:
            raise Lacking(f"the package {name} is not installed here")
        taken.add(name)
        fields = installed[name][0]
        for group in (fields.get("Depends", "") + "," + fields.get("Pre-Depends", "")).split(","):
            either = [re.split(r"[ (:]", one.strip())[0] for one in group.split("|") if one.strip()]
            if either:
                waiting.append(next((one for one in either if one in installed or one in providers), either[0]))
    return taken


def copy(path, root):
    """One file, link or folder, into its place."""
    into = root / path.relative_to("/")
    try:
        mode = path.lstat().st_mode
    except OSError:
        return
    if stat.S_ISDIR(mode):
        into.mkdir(parents=True, exist_ok=True)
    elif not os.path.lexists(into):
        into.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, into, follow_symlinks=False)


def add_package(name, fields, text, root):
    """Its files, and what the database says of it."""
    info = DATABASE / "info"
    stem = f"{name}:{fields['Architecture']}" if (info / f"{name}:{fields['Architecture']}.list").exists() else name
    for line in (info / f"{stem}.list").read_text(encoding="utf-8").splitlines():
        if line.startswith("/") and line != "/." and not line.startswith(NOT_NEEDED):
            copy(pathlib.Path(line), root)
    for part in info.glob(f"{stem}.*"):
        copy(part, root)
    with open(root / "var/lib/dpkg/status", "a", encoding="utf-8") as status:
        status.write(text + "\n")


def add_alternatives(root):
    """Names such as c++ that stand for one program of several: those whose program is there."""
    for folder in ("/usr/bin", "/usr/sbin"):
        for link in pathlib.Path(folder).iterdir():
            if link.is_symlink() and os.readlink(link).startswith("/etc/alternatives/"):
                chosen = pathlib.Path(os.readlink(link))
                program = chosen.resolve()
                if (root / program.relative_to("/")).exists():
                    copy(link, root)
                    copy(chosen, root)


def begin(root):
    """What a system has before its first package."""
    for folder in ("bin", "sbin", "lib", "lib32", "lib64", "libx32"):
        if os.path.islink("/" + folder):
            (root / "usr" / folder).mkdir(parents=True, exist_ok=True)
            os.symlink("usr/" + folder, root / folder)
    for folder in ("dev", "proc", "tmp", "root", "etc", "var/lib/dpkg/info", "var/lib/dpkg/updates", "var/lib/dpkg/triggers", "var/log"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "etc/passwd").write_text("root:x:0:0:root:/root:/bin/sh\n", encoding="ascii")
    (root / "etc/group").write_text("root:x:0:\n", encoding="ascii")
    for path in [DATABASE / "info/format", *(DATABASE / "triggers").glob("*")]:
        copy(path, root)
    (root / "var/lib/dpkg/status").touch()


def main():
    root = pathlib.Path(sys.argv[1])
    if not (DATABASE / "status").exists():
        raise Lacking("this is no Debian system")
    installed = stanzas()
    wanted = closure(sys.argv[2:], installed)
    if not (root / "var/lib/dpkg/status").exists():
        begin(root)
    there = set(re.findall(r"^Package: (.*)$", (root / "var/lib/dpkg/status").read_text(encoding="utf-8"), re.MULTILINE))
    for name in sorted(wanted - there):
        add_package(name, *installed[name], root)
    add_alternatives(root)
    subprocess.run(["/sbin/ldconfig", "-r", str(root)], check=True)


try:
    main()
except Lacking as why:
    print(f"no clean root can be made: {why}")
    sys.exit(3)
