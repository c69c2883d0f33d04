"""Loads the exports of a dataset as the training stacks do, and takes training steps on them.

python prove.py JOB.json   where the job names the folders of exports and one file's address with a link token.
The models are tiny and random, the tokenizer is trained on the data itself: nothing is downloaded.
Prints one JSON object a check: {"check", "ok", "detail"}; `ok` is null where it could not be tried.
"""

import glob
import json
import math
import os
import sys
import tempfile
import traceback

# Offline mode would forbid our own address too; the hub is out of reach by its name instead.
os.environ.update(HF_ENDPOINT="http://127.0.0.1:9", TOKENIZERS_PARALLELISM="false", CUDA_VISIBLE_DEVICES="")
os.environ.setdefault("HF_HOME", tempfile.mkdtemp(prefix="concord-hf-"))

import datasets
import duckdb
import mlcroissant
import pictures
import pyarrow.json
import pyarrow.parquet
import torch
from tokenizers import Tokenizer, models, pre_tokenizers, decoders, trainers
from transformers import (
    AutoModelForCausalLM,
    AutoModelForSequenceClassification,
    PreTrainedTokenizerFast,
    Qwen2Config,
)
from trl import DPOConfig, DPOTrainer, RewardConfig, RewardTrainer, SFTConfig, SFTTrainer

try:
    from trl import KTOConfig, KTOTrainer
except ImportError:
    from trl.experimental.kto import KTOConfig, KTOTrainer

datasets.disable_progress_bars()
job = json.load(open(sys.argv[1]))
failed = 0


class NotTried(Exception):
    """What a check needs is not to be had here."""


def check(name, work):
    """Runs one check and says how it went; a string that it returns is a detail."""
    global failed
    try:
        detail = work()
        print(json.dumps({"check": name, "ok": True, "detail": detail or ""}), flush=True)
    except NotTried as reason:
        print(json.dumps({"check": name, "ok": None, "detail": str(reason)}), flush=True)
    except Exception as error:
        failed += 1
        traceback.print_exc()
        print(json.dumps({"check": name, "ok": False, "detail": f"{type(error).__name__}: {error}"}), flush=True)


def folder(preset, form="jsonl"):
    return job["exports"][f"{preset} {form}"]


def manifest(place):
    return json.load(open(os.path.join(place, "manifest.json")))


def load(preset, form="jsonl", split="train"):
    return datasets.load_dataset(folder(preset, form), split=split)


def loads_folder(place):
    """The folder alone says what its files are: splits, rows and columns are those of the manifest."""
    declared = manifest(place)
    loaded = datasets.load_dataset(place)
    rows = {one["split"]: one["rows"] for one in declared["splits"]}
    assert {split: len(part) for split, part in loaded.items()} == rows, (loaded, rows)
    columns = [one["name"] for one in declared["columns"]]
    for part in loaded.values():
        assert part.column_names == columns, (part.column_names, columns)
        # The card's features are the files' own: nothing was guessed.
        assert "Null" not in str(part.features), part.features
    return f"{sum(rows.values())} rows"


def text_of(value):
    """All texts within a value, for training a tokenizer."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from text_of(one)
    elif isinstance(value, list):
        for one in value:
            yield from text_of(one)


def make_tokenizer():
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    special = ["<unk>", "<pad>", "<eos>", "<|role|>"]
    trainer = trainers.BpeTrainer(
        vocab_size=600, special_tokens=special, initial_alphabet=pre_tokenizers.ByteLevel.alphabet()
    )
    rows = load("preference")
    tokenizer.train_from_iterator((text for row in rows for text in text_of(row["prompt"])), trainer)
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, unk_token="<unk>", pad_token="<pad>", eos_token="<eos>", model_max_length=512
    )
    fast.chat_template = (
        "{% for m in messages %}<|role|>{{ m['role'] }}: {{ m['content'] }}"
        "{% if m.get('tool_calls') %}{% for c in m['tool_calls'] %}[{{ c['function']['name'] }} "
        "{{ c['function']['arguments'] }}]{% endfor %}{% endif %}<eos>{% endfor %}"
        "{% if add_generation_prompt %}<|role|>assistant: {% endif %}"
    )
    return fast


def tiny(kind, tokenizer, **more):
    torch.manual_seed(0)
    config = Qwen2Config(
        vocab_size=len(tokenizer),
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=512,
        pad_token_id=tokenizer.pad_token_id,
        eos_token_id=tokenizer.eos_token_id,
        **more,
    )
    return kind.from_config(config)


def options(config, **more):
    return config(
        output_dir=tempfile.mkdtemp(prefix="concord-train-"),
        max_steps=3,
        per_device_train_batch_size=4,
        learning_rate=1e-2,
        logging_steps=1,
        report_to=[],
        save_strategy="no",
        use_cpu=True,
        bf16=False,
        gradient_checkpointing=False,
        disable_tqdm=True,
        **more,
    )


def steps(trainer, rows):
    """Trains, and holds that steps were taken, the loss is a number, and the weights moved."""
    assert len(trainer.train_dataset) == rows, f"{len(trainer.train_dataset)} of {rows} rows survived"
    before = {name: weight.detach().clone() for name, weight in trainer.model.named_parameters()}
    trainer.train()
    losses = [entry["loss"] for entry in trainer.state.log_history if "loss" in entry]
    assert trainer.state.global_step == 3 and len(losses) == 3, trainer.state.log_history
    assert all(math.isfinite(float(loss)) for loss in losses), losses
    moved = any(not torch.equal(before[name], weight) for name, weight in trainer.model.named_parameters())
    assert moved, "no weight moved"
    return f"{rows} rows, losses " + ", ".join(f"{float(loss):.3f}" for loss in losses)


def reward(preset, form="jsonl", **more):
    rows = load(preset, form)
    model = tiny(AutoModelForSequenceClassification, tokenizer, num_labels=1)
    trainer = RewardTrainer(
        model=model, args=options(RewardConfig, max_length=512, **more), train_dataset=rows, processing_class=tokenizer
    )
    return steps(trainer, len(rows))


def dpo(preset, form="jsonl"):
    rows = load(preset, form)
    trainer = DPOTrainer(
        model=tiny(AutoModelForCausalLM, tokenizer),
        ref_model=tiny(AutoModelForCausalLM, tokenizer),
        args=options(DPOConfig, max_length=512),
        train_dataset=rows,
        processing_class=tokenizer,
    )
    return steps(trainer, len(rows))


def kto(preset):
    rows = load(preset)
    neighbours = [a == b for a, b in zip(rows["split_group"], rows["split_group"][1:])]
    assert not any(neighbours), "neighbours of one prompt"
    trainer = KTOTrainer(
        model=tiny(AutoModelForCausalLM, tokenizer),
        ref_model=tiny(AutoModelForCausalLM, tokenizer),
        args=options(KTOConfig, max_length=512),
        train_dataset=rows,
        processing_class=tokenizer,
    )
    return steps(trainer, len(rows))


def sft():
    rows = load("sft-messages")
    trainer = SFTTrainer(
        model=tiny(AutoModelForCausalLM, tokenizer),
        args=options(SFTConfig, max_length=512),
        train_dataset=rows,
        processing_class=tokenizer,
    )
    return steps(trainer, len(rows))


def duckdb_reads(preset, form):
    place = folder(preset, form)
    reader = "read_parquet" if form == "parquet" else "read_json"
    for one in manifest(place)["splits"]:
        path = os.path.join(place, one["path"])
        (rows,) = duckdb.sql(f"SELECT count(*) FROM {reader}('{path}')").fetchall()[0]
        assert rows == one["rows"], (rows, one)
    return f"{len(manifest(place)['splits'])} files"


def pyarrow_reads(preset):
    place = folder(preset, "parquet")
    for one in manifest(place)["splits"]:
        table = pyarrow.parquet.read_table(os.path.join(place, one["path"]))
        assert table.num_rows == one["rows"]
        table.validate(full=True)
        assert not any(pyarrow.types.is_null(field.type) for field in table.schema), table.schema
    lines = pyarrow.json.read_json(os.path.join(folder(preset), "train.jsonl"))
    assert lines.num_rows == manifest(folder(preset))["splits"][0]["rows"]
    return f"{table.num_columns} columns"


def address(form):
    """One file by its stable address: with a link token in it, as tools without headers need it."""
    builder = "parquet" if form == "parquet" else "json"
    loaded = datasets.load_dataset(builder, data_files=job["urls"][form], split="train")
    rows = manifest(folder("preference", form))["splits"][0]["rows"]
    assert len(loaded) == rows, (len(loaded), rows)
    return f"{rows} rows"


def address_with_header():
    headers = {"Authorization": f"Bearer {job['token']}"}
    loaded = datasets.load_dataset(
        "json",
        data_files=job["urls"]["jsonl"].split("?")[0],
        split="train",
        storage_options={"headers": headers, "client_kwargs": {"headers": headers}},
    )
    assert len(loaded) == manifest(folder("preference"))["splits"][0]["rows"]


def croissant(place):
    """The metadata stands the reference implementation's validation."""
    metadata = mlcroissant.Dataset(os.path.join(place, "croissant.json")).metadata
    assert not metadata.ctx.issues.errors, metadata.ctx.issues.report()
    return f"{len(metadata.record_sets)} record sets"


def duckdb_address():
    """DuckDB's httpfs is an extension of its own, which may not be reachable."""
    try:
        duckdb.sql("INSTALL httpfs; LOAD httpfs")
    except Exception as error:
        raise NotTried(f"httpfs cannot be installed here ({type(error).__name__})") from error
    (rows,) = duckdb.sql(f"SELECT count(*) FROM read_parquet('{job['urls']['parquet']}')").fetchall()[0]
    assert rows == manifest(folder("preference", "parquet"))["splits"][0]["rows"]
    return f"{rows} rows"


for name, place in sorted(job["exports"].items()):
    if name.startswith("oasst"):
        continue
    check(f"datasets reads the folder of {name}", lambda: loads_folder(place))
for preset in ["preference", "kto", "sft-messages", "judgments", "helpsteer", "preference-strings"]:
    check(f"DuckDB reads {preset} as Parquet", lambda: duckdb_reads(preset, "parquet"))
    check(f"DuckDB reads {preset} as JSONL", lambda: duckdb_reads(preset, "jsonl"))
    check(f"pyarrow reads {preset}", lambda: pyarrow_reads(preset))
for form in ["jsonl", "jsonl.gz", "parquet"]:
    check(f"datasets reads the address of {form}", lambda: address(form))
for name in ["preference jsonl", "judgments parquet", "kto csv", "oasst jsonl"]:
    check(f"mlcroissant reads the metadata of {name}", lambda: croissant(job["exports"][name]))
check("datasets reads the address with a header", address_with_header)
check("DuckDB reads the address", duckdb_address)

for form in ["jsonl", "parquet"]:
    check(f"TRL prepares pairs with pictures, {form}", lambda: pictures.collates(job["pictures"][form]))

tokenizer = make_tokenizer()
check("TRL reward, conversational", lambda: reward("preference"))
check("TRL reward, conversational, Parquet", lambda: reward("preference", "parquet"))
check("TRL reward, K-wise groups in file order", lambda: reward("preference", train_sampling_strategy="sequential"))
check("TRL reward, standard", lambda: reward("preference-strings"))
check("TRL reward, implicit prompt", lambda: reward("preference-implicit"))
check("TRL DPO, conversational", lambda: dpo("preference"))
check("TRL DPO, standard", lambda: dpo("preference-strings"))
check("TRL DPO, implicit prompt", lambda: dpo("preference-implicit"))
check("TRL KTO, conversational", lambda: kto("kto"))
check("TRL KTO, standard", lambda: kto("kto-strings"))
check("TRL SFT, conversational", sft)
sys.exit(1 if failed else 0)
