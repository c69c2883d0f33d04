/** Whoever asks: a signed-in person, a program with that person's token, or the operator of the machine. */
export interface Actor {
  userId: string;
  name: string;
  email: string;
  isAdministrator: boolean;
  /** How the request was authenticated: a browser session or an API token. */
  via: "session" | "token";
  /** The browser's session, where there is one: names a row of `sessions`. */
  sessionId?: string;
  /** A token may be narrowed to one project, to reading, and to the files of exports. */
  tokenScope?: { projectId: string | null; readOnly: boolean; exportsOnly?: boolean };
}
