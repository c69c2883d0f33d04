import type { ExportFormat } from "@/lib/domain/api/release";

const llamaFactoryInfo = {
  concord: {
    file_name: "preferences.jsonl",
    formatting: "sharegpt",
    ranking: true,
    columns: { messages: "messages", chosen: "chosen", rejected: "rejected" },
    tags: {
      role_tag: "role",
      content_tag: "content",
      user_tag: "user",
      assistant_tag: "assistant",
      system_tag: "system",
      observation_tag: "tool",
      function_tag: "function",
    },
  },
};

const trl = `dataset = load_dataset("json", data_files="preferences.jsonl", split="train")
DPOTrainer(model, args=DPOConfig(output_dir="out"), train_dataset=dataset, processing_class=tokenizer).train()`;

/** How the stack that a format is for loads the file: a command, a configuration or a few lines of Python. */
export const loadSnippet: Readonly<Record<ExportFormat, { title: string; text: string }>> = {
  conversational: { title: "TRL", text: trl },
  standard: { title: "TRL", text: trl },
  implicit: {
    title: "Axolotl",
    text: `rl: orpo
datasets:
  - path: preferences.jsonl
    ds_type: json
    type: chat_template.argilla`,
  },
  llamafactory: { title: "data/dataset_info.json", text: JSON.stringify(llamaFactoryInfo, null, 2) },
  swift: { title: "ms-swift", text: "swift rlhf --rlhf_type dpo --dataset preferences.jsonl" },
  nemo: {
    title: "NeMo-RL",
    text: `data:
  train:
    dataset_name: PreferenceDataset
    data_path: preferences.jsonl`,
  },
  openai: { title: "OpenAI", text: "openai api files.create -f preferences.jsonl -p fine-tune" },
  transcript: {
    title: "datasets",
    text: 'load_dataset("json", data_files="preferences.jsonl", split="train")',
  },
  strings: {
    title: "Axolotl",
    text: `reward_model: true
datasets:
  - path: preferences.jsonl
    ds_type: json
    type: bradley_terry.chat_template`,
  },
};
