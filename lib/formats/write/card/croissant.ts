import type { Column, ColumnType } from "@/lib/domain/dataset/export";
import { licenseLink } from "@/lib/domain/license";
import type { CardFacts } from "./facts";

/** The context of Croissant 1.0 (https://docs.mlcommons.org/croissant/docs/croissant-spec.html). */
const context = {
  "@language": "en",
  "@vocab": "https://schema.org/",
  citeAs: "cr:citeAs",
  column: "cr:column",
  conformsTo: "dct:conformsTo",
  cr: "http://mlcommons.org/croissant/",
  rai: "http://mlcommons.org/croissant/RAI/",
  data: { "@id": "cr:data", "@type": "@json" },
  dataType: { "@id": "cr:dataType", "@type": "@vocab" },
  dct: "http://purl.org/dc/terms/",
  equivalentProperty: "cr:equivalentProperty",
  examples: { "@id": "cr:examples", "@type": "@json" },
  extract: "cr:extract",
  field: "cr:field",
  fileProperty: "cr:fileProperty",
  fileObject: "cr:fileObject",
  fileSet: "cr:fileSet",
  format: "cr:format",
  includes: "cr:includes",
  isLiveDataset: "cr:isLiveDataset",
  jsonPath: "cr:jsonPath",
  key: "cr:key",
  md5: "cr:md5",
  parentField: "cr:parentField",
  path: "cr:path",
  recordSet: "cr:recordSet",
  references: "cr:references",
  regex: "cr:regex",
  repeated: "cr:repeated",
  replace: "cr:replace",
  samplingRate: "cr:samplingRate",
  sc: "https://schema.org/",
  separator: "cr:separator",
  source: "cr:source",
  subField: "cr:subField",
  transform: "cr:transform",
};

const encodings = {
  jsonl: "application/jsonlines",
  "jsonl.gz": "application/gzip",
  parquet: "application/x-parquet",
  csv: "text/csv",
};
const dataTypes = { string: "sc:Text", float64: "sc:Float", int64: "sc:Integer", bool: "sc:Boolean" };

/** Croissant metadata of an export: its data files with their hashes, and a record set a split with every column. */
export function croissantOf(facts: CardFacts): string {
  const { data, columns, format } = facts;
  const description = {
    "@context": context,
    "@type": "sc:Dataset",
    name: facts.project,
    description: facts.description || `Preference data of the project ${facts.project}.`,
    conformsTo: "http://mlcommons.org/croissant/1.0",
    version: "1.0.0",
    ...(facts.license ? { license: licenseLink(facts.license) } : {}),
    citeAs: `${facts.project}, dataset ${facts.contentHash}`,
    distribution: data.map(({ path, sha256, bytes }) => ({
      "@type": "cr:FileObject",
      "@id": path,
      name: path,
      contentUrl: path,
      contentSize: `${bytes} B`,
      encodingFormat: encodings[format],
      sha256,
    })),
    recordSet: data.map(({ split, path }) => ({
      "@type": "cr:RecordSet",
      "@id": split,
      name: split,
      field: columns.map((column) => fieldOf(column, split, path)),
    })),
  };
  return `${JSON.stringify(description, null, 2)}\n`;
}

function fieldOf({ name, type }: Column, split: string, path: string): object {
  return {
    "@type": "cr:Field",
    "@id": `${split}/${name}`,
    name,
    dataType: dataTypeOf(type),
    ...(typeof type === "object" && "list" in type ? { repeated: true } : {}),
    source: { fileObject: { "@id": path }, extract: { column: name } },
  };
}

/** Structures are given as text: Croissant 1.0 has no list of structures within a column. */
function dataTypeOf(type: ColumnType): string {
  if (typeof type === "string") return dataTypes[type];
  return "list" in type ? dataTypeOf(type.list) : "sc:Text";
}
