import type { Child } from "../dom";

/** What a page hands over: its title and its content below the title. */
export interface Page {
  title: string;
  body: Child[];
}
