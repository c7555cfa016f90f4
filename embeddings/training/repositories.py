"""Reads files of a pinned git repository, fetched once into the work folder."""

import io
import os
import subprocess
import zipfile
from collections.abc import Callable, Iterator


class Repository:
    """One repository at one commit; files are read out of git, so that nothing depends on a work tree."""

    def __init__(self, folder: str, name: str, commit: str) -> None:
        """
        :param folder: holds one bare clone a repository, named owner+name
        :raises SystemExit: the commit is neither there nor to be fetched
        """
        home = os.path.join(folder, name.replace("/", "+"))
        self.name, self.commit = name, commit
        self.git_dir = next(
            (d for d in (os.path.join(home, "repo", ".git"), os.path.join(home, "repo"), home) if os.path.exists(os.path.join(d, "HEAD"))),
            home,
        )
        if not os.path.exists(os.path.join(self.git_dir, "HEAD")):
            subprocess.run(["git", "init", "--quiet", "--bare", self.git_dir], check=True)
        if self._git("cat-file", "-e", f"{commit}^{{commit}}").returncode:
            fetched = self._git("fetch", "--quiet", "--depth", "1", f"https://github.com/{name}", commit)
            if fetched.returncode:
                raise SystemExit(f"{name} at {commit} could not be fetched: {fetched.stderr.decode().strip()}")

    def _git(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(["git", "--git-dir", self.git_dir, *arguments], capture_output=True)

    def bytes(self, path: str) -> bytes:
        shown = self._git("show", f"{self.commit}:{path}")
        if shown.returncode:
            raise SystemExit(f"{self.name} has no {path} at {self.commit}.")
        return shown.stdout

    def text(self, path: str) -> str:
        return self.bytes(path).decode("utf-8", "replace")

    def zip(self, path: str) -> zipfile.ZipFile:
        return zipfile.ZipFile(io.BytesIO(self.bytes(path)))

    def texts(self, wanted: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
        """Paths and texts of the wanted files, sorted by path; one git process reads them all."""
        listed = self._git("ls-tree", "-r", "-z", self.commit).stdout.decode("utf-8", "replace")
        # "mode type id<TAB>path"; by its id a file is found at once, by its path in a folder of 60,000 it is not.
        files = (entry.split("\t", 1) for entry in listed.split("\0") if entry)
        wanted_files = sorted((path, description.split()[2]) for description, path in files if wanted(path))
        reader = subprocess.Popen(
            ["git", "--git-dir", self.git_dir, "cat-file", "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert reader.stdin and reader.stdout
        for path, number in wanted_files:
            reader.stdin.write(f"{number}\n".encode())
            reader.stdin.flush()
            header = reader.stdout.readline().decode().split()
            if header[-1] == "missing":
                continue
            body = reader.stdout.read(int(header[2]))
            reader.stdout.read(1)
            yield path, body.decode("utf-8", "replace")
        reader.stdin.close()
        reader.wait()
