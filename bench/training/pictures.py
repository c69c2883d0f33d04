"""Whether pairs with pictures come through TRL's own preparation for models that see."""

import datasets
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import CLIPImageProcessorPil, LlavaProcessor, PreTrainedTokenizerFast
from trl.trainer.dpo_trainer import DataCollatorForVisionPreference

template = (
    "{% for m in messages %}{{ m['role'] }}: {% if m['content'] is string %}{{ m['content'] }}{% else %}"
    "{% for part in m['content'] %}{% if part['type'] == 'image' %}<image>{% else %}{{ part['text'] }}{% endif %}"
    "{% endfor %}{% endif %}<eos>{% endfor %}{% if add_generation_prompt %}assistant: {% endif %}"
)


def make_processor():
    """A small processor of LLaVA's kind: pictures of 28 by 28 in four patches."""
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    special = ["<unk>", "<pad>", "<eos>", "<image>"]
    trainer = trainers.BpeTrainer(vocab_size=400, special_tokens=special, initial_alphabet=alphabet)
    tokenizer.train_from_iterator(["What is this?"], trainer)
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, unk_token="<unk>", pad_token="<pad>", eos_token="<eos>"
    )
    return LlavaProcessor(
        image_processor=CLIPImageProcessorPil(size={"shortest_edge": 28}, crop_size=28),
        tokenizer=fast,
        patch_size=14,
        vision_feature_select_strategy="default",
        num_additional_image_tokens=1,
        image_token="<image>",
        chat_template=template,
    )


def collates(folder):
    """A batch of all rows: as many pictures as the rows name, twice, since chosen and rejected are one batch."""
    rows = datasets.load_dataset(folder, split="train")
    batch = DataCollatorForVisionPreference(make_processor())([rows[at] for at in range(len(rows))])
    pictures = sum(len(row["images"]) for row in rows)
    assert pictures > 0 and batch["pixel_values"].shape[0] == 2 * pictures, batch["pixel_values"].shape
    assert batch["input_ids"].shape[0] == 2 * len(rows), batch["input_ids"].shape
    return f"{len(rows)} rows, {pictures} pictures"
