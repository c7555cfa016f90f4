"""Step 10, publish: the model's files take the place of the shipped ones, with their checksums."""

import hashlib
import os
import shutil

from settings import MODEL, arguments, whole

FILES = ("config.json", "tokenizer.json", "tokenizer_config.json", "onnx/model_quantized.onnx")
"""In the order that the model's hash is taken in."""
MOST = 10_000_000


def main() -> None:
    options = arguments("publish")
    made = options.work / "model"
    size = sum((made / name).stat().st_size for name in FILES)
    if size > MOST:
        raise SystemExit(f"The model takes {size:,} bytes; at most {MOST:,} are shipped: average with fewer --dimensions.")
    sums = []
    for name in FILES:
        temporary = MODEL / f"{name}.tmp"
        shutil.copyfile(made / name, temporary)
        os.replace(temporary, MODEL / name)
        sums.append(f"{hashlib.sha256((MODEL / name).read_bytes()).hexdigest()}  {name}\n")
    with whole(MODEL / "SHA256SUMS") as file:
        file.write("".join(sums))
    print("".join(sums), end="")
    print("Now fit the fusion and the decision: npm run build && npm run fit")


if __name__ == "__main__":
    main()
