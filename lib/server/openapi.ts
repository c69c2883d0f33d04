import { z } from "zod";
import { contracts } from "@/lib/domain/api";
import type { Contract } from "@/lib/domain/api/contract";
import { errorBodySchema, errorStatus } from "@/lib/domain/error";
import { version } from "@/package.json";

/** A JSON Schema (draft 2020-12), as OpenAPI 3.1 embeds it. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** One endpoint as its documentation shows it: the schemas of everything that goes in and comes out. */
export interface Endpoint {
  name: string;
  contract: Contract;
  params: JsonSchema;
  query: JsonSchema;
  /** Null where nothing is sent, or bytes are. */
  body: JsonSchema | null;
  /** Null where nothing comes back, or a stream does. */
  response: JsonSchema | null;
}

/**
 * A format says more than the pattern that checks it; and a client must bear fields that a later version adds, so that
 * nothing is said about others than those named.
 */
function schemaOf(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    override: ({ jsonSchema }) => {
      if (jsonSchema.format) delete jsonSchema.pattern;
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
  return rest;
}

const isNothing = (schema: z.ZodType) => schema instanceof z.ZodUndefined;

let listed: readonly Endpoint[] | null = null;

/** Every endpoint of the API, in the order of the contracts. Contracts never change: their schemas are made once. */
export function listEndpoints(): readonly Endpoint[] {
  listed ??= describeContracts();
  return listed;
}

function describeContracts(): Endpoint[] {
  return Object.entries(contracts).map(([name, contract]) => ({
    name,
    contract,
    params: schemaOf(contract.params, "input"),
    query: schemaOf(contract.query, "input"),
    body: isNothing(contract.body) ? null : schemaOf(contract.body, "input"),
    response: isNothing(contract.response) ? null : schemaOf(contract.response, "output"),
  }));
}

/** The whole API as an OpenAPI 3.1 document, made from the contracts that the routes themselves are made from. */
export function openApiDocument() {
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of listEndpoints()) {
    const { path, method } = endpoint.contract;
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(endpoint) };
  }
  const stages = [...new Set(Object.values(contracts).map((contract) => contract.stage))];
  return {
    openapi: "3.1.0",
    info: { title: "Concord", version, license: { name: "Apache-2.0", identifier: "Apache-2.0" } },
    servers: [{ url: "/api/v1" }],
    security: [{ token: [] }, { session: [] }],
    tags: stages.map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        token: {
          type: "http",
          scheme: "bearer",
          description: "An API token, made in the account's settings.",
        },
        session: { type: "apiKey", in: "cookie", name: "concord.session" },
      },
      schemas: { Error: schemaOf(errorBodySchema, "output") },
      responses: {
        Error: {
          description: `What went wrong: ${Object.entries(errorStatus)
            .map(([code, status]) => `${code} (${status})`)
            .join(", ")}.`,
          content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
        },
      },
    },
  };
}

function operationOf({ name, contract, params, query, body, response }: Endpoint) {
  const requestBody = contract.rawBody
    ? { required: true, content: { "application/octet-stream": { schema: {} } } }
    : body && { required: true, content: { "application/json": { schema: body } } };
  return {
    operationId: name,
    summary: contract.summary,
    description: accessText(contract.access),
    tags: [contract.stage],
    ...(contract.access === "public" ? { security: [{}, { token: [] }, { session: [] }] } : {}),
    parameters: [...parametersOf(params, "path"), ...parametersOf(query, "query")],
    ...(requestBody ? { requestBody } : {}),
    responses: { ...successOf(contract, response), default: { $ref: "#/components/responses/Error" } },
  };
}

/** Who may call an endpoint, in words. */
export function accessText(access: Contract["access"]): string {
  if (access === "public") return "Anybody may call this.";
  if (access === "signed-in") return "Anybody signed in may call this.";
  if (access === "administrator") return "Administrators may call this.";
  return `Members whose role has the right “${access}” may call this.`;
}

function parametersOf(schema: JsonSchema, where: "path" | "query") {
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    in: where,
    required: where === "path" || (schema.required ?? []).includes(name),
    schema: property,
  }));
}

function successOf(contract: Contract, response: JsonSchema | null) {
  if (contract.streams)
    return {
      200: { description: "A stream.", content: { [contract.streams]: { schema: { type: "string" } } } },
    };
  if (!response) return { 204: { description: "Done." } };
  return { 200: { description: "Done.", content: { "application/json": { schema: response } } } };
}
