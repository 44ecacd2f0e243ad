"""The encoder as an ONNX graph, written node by node, with its weights in eight bits.

Written by hand, the graph holds what is needed and nothing of the training: the set embedding
is folded into the places, the query's scale into its weights.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

Array = npt.NDArray[np.float32]
OPSET = 20  # the first with Gelu
CREDIT = (
    "Names in English news. Fine-tuned, and so changed, from all-MiniLM-L6-v2 (Apache-2.0) on GUM,"
    " Wikigold, MEANTIME (CC BY 4.0), re3d (open licences by source), Universal NER's English Web"
    " Treebank (CC BY-SA 4.0) and silver labels. See training/DEEP.md."
)


class _Graph:
    """Nodes and weights as they are added."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.held: list[Any] = []

    def weight(self, name: str, value: npt.NDArray[Any]) -> str:
        self.held.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, kind: str, *inputs: str, **settings: Any) -> str:
        name = f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], name=name, **settings))
        return name

    def linear(self, rows: str, name: str, weight: Array, bias: Array) -> str:
        product = self.add("MatMul", rows, self.weight(f"{name}.weight", weight.T))
        return self.add("Add", product, self.weight(f"{name}.bias", bias))

    def normalised(self, rows: str, name: str, held: Mapping[str, Array]) -> str:
        scale = self.weight(f"{name}.scale", held[f"{name}.weight"])
        shift = self.weight(f"{name}.shift", held[f"{name}.bias"])
        return self.add("LayerNormalization", rows, scale, shift, epsilon=1e-12)


def graph(held: Mapping[str, Array], *, heads: int) -> onnx.ModelProto:
    """Return the graph of a trained encoder.

    Args:
        held: the encoder's weights by name, as `training.deep.encoder.Encoder` has them.
    """
    g = _Graph()
    rows = _embedded(g, held)
    padded = g.add("Equal", "ids", g.weight("zero", np.int64(0) * np.ones(1, dtype=np.int64)))
    hidden = g.add("Mul", g.add("Cast", padded, to=TensorProto.FLOAT), _number(g, "far", -1e4))
    mask = g.add("Unsqueeze", hidden, g.weight("middle", np.array([1, 2], dtype=np.int64)))
    shapes = _shapes(g, held, heads)
    number = 0
    while f"layers.{number}.qkv.weight" in held:
        rows = _layer(g, held, f"layers.{number}", rows, mask, shapes)
        number += 1
    scores = g.linear(rows, "labels", held["labels.weight"], held["labels.bias"])
    g.nodes.append(helper.make_node("Softmax", [scores], ["probabilities"], axis=-1))
    return _model(g, held["labels.bias"].size)


def _model(g: _Graph, labels: int) -> onnx.ModelProto:
    sizes = ["batch", "length"]
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, sizes) for n in ("ids", "cases")]
    output = helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, [*sizes, labels])
    made = helper.make_graph(g.nodes, "names", inputs, [output], g.held)
    model = helper.make_model(
        made, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=9, doc_string=CREDIT
    )
    onnx.checker.check_model(model)
    return model


def _number(g: _Graph, name: str, value: float) -> str:
    return g.weight(name, np.array([value], dtype=np.float32))


def _embedded(g: _Graph, held: Mapping[str, Array]) -> str:
    """Add pieces, places and cases; the set embedding is that of the silver texts."""
    pieces = g.add("Gather", g.weight("pieces.weight", held["pieces.weight"]), "ids")
    cases = g.add("Gather", g.weight("cases.weight", held["cases.weight"]), "cases")
    places = g.weight("places.weight", held["places.weight"] + held["sources.weight"][0])
    length = g.add("Gather", g.add("Shape", "ids"), g.weight("one", np.array([1])))
    start, axis = g.weight("start", np.array([0])), g.weight("axis", np.array([0]))
    rows = g.add("Add", pieces, g.add("Slice", places, start, length, axis))
    return g.normalised(g.add("Add", rows, cases), "first", held)


def _shapes(g: _Graph, held: Mapping[str, Array], heads: int) -> tuple[str, str]:
    width = held["first.weight"].size
    apart = g.weight("apart", np.array([0, 0, heads, width // heads]))
    return apart, g.weight("together", np.array([0, 0, width]))


def _layer(
    g: _Graph, held: Mapping[str, Array], name: str, rows: str, mask: str, shapes: tuple[str, str]
) -> str:
    mixed = _attention(g, held, name, rows, mask, shapes)
    out = g.linear(mixed, f"{name}.out", held[f"{name}.out.weight"], held[f"{name}.out.bias"])
    rows = g.normalised(g.add("Add", rows, out), f"{name}.after", held)
    wide = g.linear(rows, f"{name}.wide", held[f"{name}.wide.weight"], held[f"{name}.wide.bias"])
    active = g.add("Gelu", wide)
    narrow = (held[f"{name}.narrow.weight"], held[f"{name}.narrow.bias"])
    out = g.linear(active, f"{name}.narrow", *narrow)
    return g.normalised(g.add("Add", rows, out), f"{name}.last", held)


def _attention(
    g: _Graph, held: Mapping[str, Array], name: str, rows: str, mask: str, shapes: tuple[str, str]
) -> str:
    weights = np.split(held[f"{name}.qkv.weight"], 3)
    biases = np.split(held[f"{name}.qkv.bias"], 3)
    size = int(numpy_helper.to_array(next(h for h in g.held if h.name == shapes[0]))[3])
    scales, orders = (size**-0.5, 1.0, 1.0), ((0, 2, 1, 3), (0, 2, 3, 1), (0, 2, 1, 3))
    parts = []
    for part, weight, bias, scale, order in zip(
        "qkv", weights, biases, scales, orders, strict=True
    ):
        flat = g.linear(rows, f"{name}.{part}", weight * scale, bias * scale)
        parts.append(g.add("Transpose", g.add("Reshape", flat, shapes[0]), perm=order))
    query, key, value = parts
    near = g.add("Softmax", g.add("Add", g.add("MatMul", query, key), mask), axis=-1)
    mixed = g.add("Transpose", g.add("MatMul", near, value), perm=(0, 2, 1, 3))
    return g.add("Reshape", mixed, shapes[1])


def in_eight_bits(model: onnx.ModelProto) -> bytes:
    """Return a graph with the weights of its products and of its pieces in eight bits."""
    with tempfile.TemporaryDirectory() as folder:
        whole, small = Path(folder) / "whole.onnx", Path(folder) / "small.onnx"
        onnx.save(model, whole)
        quantize_dynamic(
            whole,
            small,
            op_types_to_quantize=["MatMul", "Gather"],
            per_channel=True,
            weight_type=QuantType.QInt8,
        )
        return small.read_bytes()
