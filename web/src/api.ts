import { currentLanguage } from "./text";

/** What a service or the gateway says when it refuses. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
  ) {
    super(`${status} ${code}`);
  }
}

export interface Session {
  authenticated: boolean;
  /** Nobody could be asked: there is no network. */
  offline?: boolean;
  name?: string;
  username?: string;
  roles?: string[];
  csrf?: { header: string; token: string };
}

export function problemOf(status: number, body: unknown): Problem {
  const said = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
  const text = (name: string): string => (typeof said[name] === "string" ? (said[name] as string) : "");
  return new Problem(status, text("code"), text("title"), text("detail"));
}

async function read(path: string, credentials: RequestCredentials): Promise<unknown> {
  let answer: Response;
  try {
    answer = await fetch(path, {
      credentials,
      headers: { Accept: "application/json", "Accept-Language": currentLanguage() === "en" ? "en" : "zh-CN" },
    });
  } catch {
    throw new Problem(0, "NETWORK", "", "");
  }
  const body: unknown = await answer.json().catch(() => null);
  if (!answer.ok) {
    throw problemOf(answer.status, body);
  }
  return body;
}

/** Public reading says nothing about the reader. */
export async function readPublic<T>(path: string): Promise<T> {
  return (await read(path, "omit")) as T;
}

/** What may be missing without being an error. */
export async function readPublicIfThere<T>(path: string): Promise<T | null> {
  try {
    return await readPublic<T>(path);
  } catch (thrown) {
    if (thrown instanceof Problem && (thrown.status === 404 || thrown.status === 409)) {
      return null;
    }
    throw thrown;
  }
}

export async function readMine<T>(path: string): Promise<T> {
  return (await read(path, "same-origin")) as T;
}

export async function session(): Promise<Session> {
  try {
    return await readMine<Session>("/session");
  } catch (thrown) {
    return { authenticated: false, offline: thrown instanceof Problem && thrown.status === 0 };
  }
}

/** Changes something in the name of whoever is logged in; the version is the one that he looked at. */
export async function change<T>(
  current: Session,
  method: "POST" | "PUT",
  path: string,
  body: unknown,
  version?: number,
): Promise<T> {
  return (await sent(current, method, path, "application/json", JSON.stringify(body), version)) as T;
}

/** Hands in a file as it is. */
export async function handIn<T>(current: Session, path: string, type: string, file: ArrayBuffer): Promise<T> {
  return (await sent(current, "POST", path, type, file)) as T;
}

async function sent(
  current: Session,
  method: string,
  path: string,
  type: string,
  body: BodyInit,
  version?: number,
): Promise<unknown> {
  let answer: Response;
  try {
    answer = await fetch(path, {
      method,
      credentials: "same-origin",
      headers: {
        Accept: "application/json",
        "Accept-Language": currentLanguage() === "en" ? "en" : "zh-CN",
        "Content-Type": type,
        ...(current.csrf ? { [current.csrf.header]: current.csrf.token } : {}),
        ...(version === undefined ? {} : { "If-Match": `"${version}"` }),
      },
      body,
    });
  } catch {
    throw new Problem(0, "NETWORK", "", "");
  }
  const said: unknown = await answer.json().catch(() => null);
  if (!answer.ok) {
    throw problemOf(answer.status, said);
  }
  return said;
}

export async function logout(current: Session): Promise<string> {
  const headers: Record<string, string> = current.csrf ? { [current.csrf.header]: current.csrf.token } : {};
  const answer = await fetch("/logout", { method: "POST", credentials: "same-origin", headers });
  const body = (await answer.json().catch(() => ({}))) as { next?: string };
  return answer.ok && body.next ? body.next : "/";
}
