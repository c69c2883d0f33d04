import type { Metadata } from "next";
import { errorStatus } from "@/lib/domain/error";
import { listEndpoints } from "@/lib/server/openapi";
import { EndpointArticle } from "./endpoint-article";
import styles from "./reference.module.css";

export const metadata: Metadata = { title: "API reference" };

/** The whole API on one page, made from the contracts that the routes themselves are made from. */
export default function ApiReferencePage() {
  const endpoints = listEndpoints();
  const stages = [...new Set(endpoints.map(({ contract }) => contract.stage))];
  return (
    <main className={styles.page} lang="en">
      <h1>API reference</h1>
      <p>
        Everything that Concord&rsquo;s own pages do goes through this API, at <code>/api/v1</code>. A program
        sends an API token, made in the account&rsquo;s settings, as <code>Authorization: Bearer …</code>; a
        token has its owner&rsquo;s rights, narrowed to one project or to reading where that was asked for.
        Bodies are JSON in UTF-8, times are ISO 8601 in UTC. The same as OpenAPI 3.1:{" "}
        <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>.
      </p>
      <nav aria-label="Stages">
        {stages.map((stage) => (
          <a key={stage} href={`#${stage}`}>
            {stage}
          </a>
        ))}
        <a href="#errors">errors</a>
      </nav>
      {stages.map((stage) => (
        <section key={stage} aria-labelledby={stage}>
          <h2 id={stage}>{stage}</h2>
          {endpoints
            .filter(({ contract }) => contract.stage === stage)
            .map((endpoint) => (
              <EndpointArticle key={endpoint.name} endpoint={endpoint} />
            ))}
        </section>
      ))}
      <section aria-labelledby="errors">
        <h2 id="errors">errors</h2>
        <p>
          Whatever is not a success has the body{" "}
          <code>{'{"error": {"code": "…", "message": "…", "issues": [{"path": "…", "message": "…"}]}}'}</code>
          . The code is one of these; the message is a sentence in English; issues name the fields that were
          wrong.
        </p>
        <table>
          <thead>
            <tr>
              <th>Code</th>
              <th>Status</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(errorStatus).map(([code, status]) => (
              <tr key={code}>
                <td>
                  <code>{code}</code>
                </td>
                <td>{status}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </main>
  );
}
