import * as agreement from "./agreement";
import * as agreementParts from "./agreement-parts";
import * as annotators from "./annotators";
import * as assign from "./assign";
import type { Contract } from "./contract";
import * as datasetExport from "./dataset-export";
import * as datasets from "./datasets";
import * as desk from "./desk";
import * as ingest from "./ingest";
import * as instance from "./instance";
import * as measure from "./measure";
import * as needs from "./needs";
import * as people from "./people";
import * as projects from "./projects";
import * as ratings from "./ratings";
import * as release from "./release";
import * as taskJudgments from "./task-judgments";
import * as webhooks from "./webhooks";
import * as withdrawal from "./withdrawal";

function isContract(value: unknown): value is Contract {
  return typeof value === "object" && value !== null && "method" in value && "access" in value;
}

/** Every endpoint by name, for the OpenAPI document and for the test that walks role × route. */
export const contracts: Readonly<Record<string, Contract>> = Object.fromEntries(
  [
    instance,
    people,
    projects,
    ingest,
    assign,
    desk,
    measure,
    agreement,
    agreementParts,
    annotators,
    taskJudgments,
    ratings,
    needs,
    release,
    datasets,
    datasetExport,
    webhooks,
    withdrawal,
  ]
    .flatMap((module) => Object.entries(module))
    .filter((entry): entry is [string, Contract] => isContract(entry[1])),
);
