/** What goes out: a JSON body, or a text that is sent as it is. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body?: unknown;
  text?: string;
}
