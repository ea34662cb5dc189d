/** What is used of a library that brings no types. */
declare module 'parse-prometheus-text-format' {
  interface ParsedMetric {
    readonly name: string;
    readonly help: string;
    readonly type: string;
    readonly metrics: readonly { readonly value: string; readonly labels?: Readonly<Record<string, string>> }[];
  }
  /** @throws Error for a line that is not of the format. */
  export default function parsePrometheusTextFormat(text: string): ParsedMetric[];
}
