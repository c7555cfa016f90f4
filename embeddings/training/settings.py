"""What every step shares: where it works, and how it writes."""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

HERE = Path(__file__).resolve().parent
MODEL = HERE.parent / "model"


def arguments(step: str, **more: object) -> argparse.Namespace:
    """The folders; `more` are a step's own numbers, each with its default."""
    parser = argparse.ArgumentParser(prog=f"{step}.py")
    parser.add_argument("--work", type=Path, default=HERE / "work", help="where the steps leave their files")
    parser.add_argument("--repositories", type=Path, default=None, help="where public repositories are fetched to")
    for name, default in more.items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(default), default=default)
    options = parser.parse_args()
    options.repositories = options.repositories or options.work / "repositories"
    options.work.mkdir(parents=True, exist_ok=True)
    return options


@contextmanager
def whole(path: Path) -> Iterator[TextIO]:
    """A text file that appears under its name only when it is complete."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with open(temporary, "w", encoding="utf-8") as file:
            yield file
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
