import { accessText, type Endpoint, type JsonSchema } from "@/lib/server/openapi";
import { exampleOf } from "@/lib/server/openapi-example";
import { type Field, fieldsOf } from "@/lib/server/openapi-fields";
import styles from "./reference.module.css";

/** One endpoint: what it does, who may call it, what goes in and comes out, and how to call it. */
export function EndpointArticle({ endpoint }: { endpoint: Endpoint }) {
  const { name, contract, params, query, body, response } = endpoint;
  return (
    <article id={name} className={styles.endpoint}>
      <h3>
        <a href={`#${name}`}>
          <span className={styles.method}>{contract.method}</span> <code>/api/v1{contract.path}</code>
        </a>
      </h3>
      <p>
        {contract.summary}. {accessText(contract.access)}
      </p>
      <FieldTable caption="In the path" fields={fieldsOf(params)} />
      <FieldTable caption="In the query" fields={fieldsOf(query)} />
      {contract.rawBody && <p>The body is the file&rsquo;s bytes, as they are.</p>}
      <FieldTable caption="In the body" fields={body ? fieldsOf(body) : []} />
      <pre>
        <code>{curlOf(endpoint)}</code>
      </pre>
      {contract.streams && <p>The answer is a stream of {contract.streams}.</p>}
      {response && <Answer response={response} />}
      {!response && !contract.streams && <p>The answer is empty (204).</p>}
    </article>
  );
}

function Answer({ response }: { response: JsonSchema }) {
  return (
    <details>
      <summary>The answer</summary>
      <FieldTable caption="In the answer" fields={fieldsOf(response)} />
      <pre>
        <code>{JSON.stringify(exampleOf(response, true), null, 2)}</code>
      </pre>
    </details>
  );
}

function FieldTable({ caption, fields }: { caption: string; fields: Field[] }) {
  if (fields.length === 0) return null;
  return (
    <table>
      <caption>{caption}</caption>
      <tbody>
        {fields.map((field, index) => (
          // Two shapes of one union may have a field of the same name.
          <tr key={`${field.path}-${index.toString()}`}>
            <th scope="row">
              <code>{field.path}</code>
              {field.isRequired || <span className={styles.optional}> optional</span>}
            </th>
            <td>{field.type}</td>
            <td>{field.notes}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How to call it from a shell. */
function curlOf({ contract, query, body }: Endpoint): string {
  const path = contract.path.replace(/\{(\w+)\}/g, (_, name: string) => `$${name}`);
  const search = Object.entries(exampleOf(query) as object)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join("&");
  return [
    `curl -X ${contract.method} "$CONCORD_URL/api/v1${path}${search && `?${search}`}"`,
    ...(contract.access === "public" ? [] : ['-H "Authorization: Bearer $CONCORD_TOKEN"']),
    ...(contract.rawBody ? ["--data-binary @file"] : []),
    ...(body ? ['-H "Content-Type: application/json"', `-d '${JSON.stringify(exampleOf(body))}'`] : []),
  ].join(" \\\n  ");
}
