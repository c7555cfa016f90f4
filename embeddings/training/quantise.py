"""Step 8, quantise: the table at 4 bits a value as an ONNX file that transformers.js loads, with its tokenizer.

A row has one fp16 scale, chosen for the least squared error. A byte holds two values: the low half one of the first half of
the dimensions, the high half one of the second.
"""

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from settings import arguments
from wordpiece import SPECIAL, read_vocabulary

SCALES = np.linspace(0.5, 1.05, 23)
LEVELS = 7


def four_bits(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Integers -8 to 7, and the scale of each row."""
    largest = np.abs(table).max(1)
    largest[largest == 0] = 1
    best = np.full(len(table), np.inf)
    scales = np.ones(len(table), np.float32)
    for factor in SCALES:
        scale = (largest * factor / LEVELS).astype(np.float16).astype(np.float32)
        scale[scale == 0] = 1
        rounded = np.clip(np.round(table / scale[:, None]), -8, 7)
        error = ((rounded * scale[:, None] - table) ** 2).sum(1)
        better = error < best
        best[better], scales[better] = error[better], scale[better]
    return np.clip(np.round(table / scales[:, None]), -8, 7).astype(np.int8), scales


def model_of(table: np.ndarray) -> tuple[onnx.ModelProto, np.ndarray]:
    """The model, and the table as it will be read."""
    rows, dimensions = table.shape
    values, scales = four_bits(table)
    unsigned = (values + 8).astype(np.uint8)
    packed = unsigned[:, : dimensions // 2] | (unsigned[:, dimensions // 2 :] << 4)
    node = helper.make_node
    nodes = [
        node("Gather", ["table", "input_ids"], ["bytes"], axis=0),
        node("Cast", ["bytes"], ["numbers"], to=TensorProto.FLOAT),
        node("Div", ["numbers", "sixteen"], ["divided"]),
        node("Floor", ["divided"], ["high"]),
        node("Mul", ["high", "sixteen"], ["high16"]),
        node("Sub", ["numbers", "high16"], ["low"]),
        node("Concat", ["low", "high"], ["both"], axis=2),
        node("Sub", ["both", "eight"], ["signed"]),
        node("Gather", ["scale", "input_ids"], ["scale16"], axis=0),
        node("Cast", ["scale16"], ["scale32"], to=TensorProto.FLOAT),
        node("Mul", ["signed", "scale32"], ["vectors"]),
        # The mask and the types take part, so that they stay inputs of the graph.
        node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
        node("Unsqueeze", ["mask", "last"], ["mask3"]),
        node("Mul", ["vectors", "mask3"], ["masked"]),
        node("Cast", ["token_type_ids"], ["types"], to=TensorProto.FLOAT),
        node("Unsqueeze", ["types", "last"], ["types3"]),
        node("Mul", ["types3", "zero"], ["nothing"]),
        node("Add", ["masked", "nothing"], ["last_hidden_state"]),
    ]
    constants = {
        "table": packed,
        "scale": scales.reshape(rows, 1).astype(np.float16),
        "sixteen": np.array(16, np.float32),
        "eight": np.array(8, np.float32),
        "zero": np.array(0, np.float32),
        "last": np.array([2], np.int64),
    }
    ids = [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch_size", "sequence_length"]) for name in ("input_ids", "attention_mask", "token_type_ids")]
    vectors = helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["batch_size", "sequence_length", dimensions])
    graph = helper.make_graph(nodes, "token-table", ids, [vectors], [numpy_helper.from_array(value, name) for name, value in constants.items()])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], producer_name="footnote")
    model.ir_version = 7
    onnx.checker.check_model(model)
    return model, values * scales[:, None]


def tokenizer_of(vocabulary: list[str]) -> dict:
    def special(number: int) -> dict:
        return {"id": number, "special": True, "content": SPECIAL[number], "single_word": False, "lstrip": False, "rstrip": False, "normalized": False}

    def piece(name: str, kind: int) -> dict:
        return {"SpecialToken": {"id": name, "type_id": kind}}

    def sequence(name: str, kind: int) -> dict:
        return {"Sequence": {"id": name, "type_id": kind}}

    single = [piece("[CLS]", 0), sequence("A", 0), piece("[SEP]", 0)]
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [special(number) for number in range(len(SPECIAL))],
        "normalizer": {"type": "BertNormalizer", "clean_text": True, "handle_chinese_chars": True, "strip_accents": None, "lowercase": True},
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": single,
            "pair": [*single, sequence("B", 1), piece("[SEP]", 1)],
            "special_tokens": {name: {"id": name, "ids": [SPECIAL.index(name)], "tokens": [name]} for name in ("[CLS]", "[SEP]")},
        },
        "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": True},
        "model": {
            "type": "WordPiece",
            "unk_token": "[UNK]",
            "continuing_subword_prefix": "##",
            "max_input_chars_per_word": 100,
            "vocab": {token: number for number, token in enumerate(vocabulary)},
        },
    }


def write_json(path: Path, value: dict) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def main() -> None:
    options = arguments("quantise", table="table.npy")
    table = np.load(options.work / options.table).astype(np.float32)
    vocabulary = read_vocabulary(options.work / "vocabulary.txt")
    folder = options.work / "model"
    (folder / "onnx").mkdir(parents=True, exist_ok=True)
    model, read = model_of(table)
    onnx.save(model, str(folder / "onnx" / "model_quantized.onnx"))
    np.save(options.work / "quantised.npy", read.astype(np.float32))
    write_json(folder / "tokenizer.json", tokenizer_of(vocabulary))
    dimensions = table.shape[1]
    write_json(
        folder / "config.json",
        {
            "architectures": ["BertModel"], "model_type": "bert", "hidden_size": dimensions, "vocab_size": len(table),
            "max_position_embeddings": 512, "num_hidden_layers": 0, "num_attention_heads": 1,
            "intermediate_size": dimensions, "pad_token_id": 0, "type_vocab_size": 2,
        },
    )
    names = {f"{name.strip('[]').lower()}_token": name for name in ("[UNK]", "[SEP]", "[PAD]", "[CLS]", "[MASK]")}
    write_json(
        folder / "tokenizer_config.json",
        {"tokenizer_class": "BertTokenizer", "do_lower_case": True, "model_max_length": 512, **names, "strip_accents": None, "tokenize_chinese_chars": True},
    )
    lengths = np.linalg.norm(table, axis=1) * np.linalg.norm(read, axis=1)
    cosines = (table * read).sum(1)[lengths > 0] / lengths[lengths > 0]
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"{len(table):,} × {dimensions}: {size / 1e6:.2f} MB; cosine with the table before: {cosines.mean():.4f}, least {cosines.min():.4f}")


if __name__ == "__main__":
    main()
